import { createHash } from "node:crypto";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { gatherMail } from "../notify/gather-mail.ts";
import { emailOf, type MailHouse, openMailHouse } from "../notify/mail-house.fixture.ts";
import { colleague, owner, reviewer, ruleWorkflow } from "../test-house.ts";
import { houseApp } from "./house-app.ts";
import { type Doorway, takePort } from "./serve.ts";

const times = 100;
const together = 20;
const wait = { timeout: 30_000 };
vi.setConfig({ testTimeout: 300_000 });

/** What mail scanners, previews and browsers say of themselves when they look ahead. */
const looksAhead: Record<string, string>[] = [
  { purpose: "prefetch" },
  { "sec-purpose": "prefetch;prerender" },
  { "x-purpose": "preview", "user-agent": "Mozilla/5.0 (compatible; SafeLinks)" },
];

let house: MailHouse;
let door: Doorway;
beforeAll(async () => {
  house = await openMailHouse();
  door = await takePort({ host: "127.0.0.1", port: 0, publicUrl: null });
  const app = houseApp(house, { origin: door.origin, version: "0", demo: false });
  door.open((request, env) => app.fetch(request, env as object));
}, 60_000);
afterAll(async () => {
  await door.close();
  await house.end();
});

/** A mail of every kind that the product sends. */
async function everyMail(): Promise<void> {
  const flow = ruleWorkflow().flow.slice(0, 2);
  const mailed = [
    {
      act: [
        {
          otherwise: [{ email: { connection: "mail", to: emailOf(owner), subject: "Done", text: "{{ input.text }}" } }],
        },
      ],
    },
  ];
  await house.save("linked", {
    flow: [...flow, ...mailed] as WorkflowSource["flow"],
    review: { queue: "desk", undoSeconds: 0, due: "1h", approveByLink: {} },
    alerts: [{ connection: "mail", to: emailOf(owner) }],
  });
  await house.save("plain");
  await house.prefer(reviewer, {});
  await house.prefer(colleague, { mode: "digest" });
  await house.send("linked", { text: "a refund: https://stranger.example/click?me=1" });
  const [late = "", mine = ""] = await house.reviewsOf("linked", 3);
  await house.reviewsOf("plain", 2);
  await house.database.query("update surety.reviews set due_at = now() + interval '30 seconds' where id = $1", [late]);
  for (const event of ["assigned", "mentioned"])
    await house.database.query(
      "insert into surety.person_notices (id, person, review, event, at) values ($1, $2, $3, $4, now())",
      [house.world.newId(), reviewer.id, mine, event],
    );
  await house.database.query("update surety.notification_preferences set last_digest_on = '2026-01-01'");
  await house.commands.testAlerts("linked", owner);
  await house.commands.sendTestMail(owner, `${door.origin}/settings?tab=notices`);
  await house.age();
  await gatherMail(house.world);
  await expect
    .poll(() => [owner, reviewer, colleague].map((one) => house.mailsTo(one).length), wait)
    .toEqual([3, 1, 1]);
}

/** Every address in every mail, header or text, that leads to us. */
function everyLink(): string[] {
  const text = house.smtp.deliveries.flatMap(({ mail }) => [
    mail.text ?? "",
    ...mail.headers.map(({ value }) => value),
  ]);
  const found = text.join("\n").match(/https?:\/\/[^\s<>"]+/g) ?? [];
  const paths = found
    .map((one) => new URL(one))
    .filter(({ hostname }) => ["127.0.0.1", "localhost"].includes(hostname));
  return [...new Set(paths.map(({ pathname, search }) => `${pathname}${search}`))];
}

/** Every row of every table, and of the engine's. */
async function dump(): Promise<Map<string, string>> {
  const tables = await house.database.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('surety', 'dbos') order by 1",
  );
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const all = await house.database.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
      return [name, createHash("sha256").update(JSON.stringify(all)).digest("hex")] as const;
    }),
  );
  return new Map(rows);
}

async function ask(path: string, method: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(`${door.origin}${path}`, { method, headers, redirect: "follow" });
  expect(answer.status, `${method} ${path}`).toBeLessThan(500);
  return await answer.text();
}

/** Follows all that a page links to or loads, and submits none of its forms. */
async function scan(path: string, headers: Record<string, string>, seen: Set<string>): Promise<void> {
  if (seen.has(path)) return;
  seen.add(path);
  const html = await ask(path, "GET", headers);
  for (const [, address = ""] of html.matchAll(/(?:href|src|action)="([^"]+)"/g)) {
    const url = URL.parse(address.replaceAll("&amp;", "&"), `${door.origin}${path}`);
    if (url?.origin === new URL(door.origin).origin) await scan(`${url.pathname}${url.search}`, headers, seen);
  }
}

it("changes nothing when every link ever mailed is opened a hundred times by a client without a session", async () => {
  await everyMail();
  const links = everyLink();
  const kinds = new Set(links.map((one) => one.split("/")[1]?.split("?")[0]));
  expect([...kinds].toSorted((a, b) => (a! < b! ? -1 : 1))).toEqual([
    "alerts",
    "decide",
    "inbox",
    "settings",
    "unsubscribe",
  ]);
  expect(links.filter((one) => one.startsWith("/decide/"))).toHaveLength(3);
  await house.quiet();
  // Whatever changes from here on was changed by a request: nothing else works in this house any more.
  await house.world.engine().close();
  const before = await dump();
  const requests = links.flatMap((path) =>
    Array.from({ length: times }, (_, at) => [
      () => ask(path, "GET", looksAhead[at % looksAhead.length]),
      () => ask(path, "HEAD"),
      () => ask(path, at % 10 === 0 ? "OPTIONS" : "GET"),
    ]).flat(),
  );
  for (let at = 0; at < requests.length; at += together)
    await Promise.all(requests.slice(at, at + together).map((request) => request()));
  for (const headers of looksAhead) for (const path of links) await scan(path, headers, new Set());
  const after = await dump();
  expect([...before.keys()].length).toBeGreaterThan(50);
  expect([...after].filter(([table, rows]) => before.get(table) !== rows).map(([table]) => table)).toEqual([]);
  // And the same links do decide and unsubscribe, once somebody presses the button.
  const token = links.find((one) => one.startsWith("/decide/"))!.slice("/decide/".length);
  const headers = { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams({ token, answer: "0" });
  const pressed = await fetch(`${door.origin}/decide`, { method: "POST", headers, body });
  expect(pressed.status).toBe(200);
  const leave = links.find((one) => one.startsWith("/unsubscribe/"))!;
  const left = await fetch(`${door.origin}${leave}`, { method: "POST", body: "List-Unsubscribe=One-Click" });
  expect(left.status).toBe(200);
  const changed = await dump();
  const tables = [...changed].filter(([table, rows]) => before.get(table) !== rows).map(([table]) => table);
  expect(tables).toEqual(
    expect.arrayContaining(["surety.decisions", "surety.approval_links", "surety.notification_preferences"]),
  );
});
