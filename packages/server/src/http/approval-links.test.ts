import { createHash } from "node:crypto";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { gatherMail } from "../notify/gather-mail.ts";
import { type MailHouse, openMailHouse } from "../notify/mail-house.fixture.ts";
import { colleague, owner, reviewer } from "../test-house.ts";
import type { App } from "./app-env.ts";
import { houseApp } from "./house-app.ts";

const origin = "http://localhost:4747";
const wait = { timeout: 30_000 };
vi.setConfig({ testTimeout: 60_000 });

const flow: WorkflowSource["flow"] = [
  { prepare: { clean: { clean: { from: "input.text" } } } },
  {
    judge: {
      topic: {
        rule: {
          cases: [
            { when: 'clean == "never"', value: "refund" },
            { when: 'clean == "no"', value: "bug" },
          ],
        },
      },
    },
  },
  {
    act: [
      {
        when: 'topic.value == "refund"',
        do: [{ store: { record: "refund", data: { amount: "input.amount", to: "input.to" } } }],
      },
      { otherwise: [{ assign: { queue: "{{ topic.value }}" } }] },
    ],
  },
] as WorkflowSource["flow"];
const input: WorkflowSource["input"] = {
  type: "object",
  required: ["text", "amount", "to"],
  properties: { text: { type: "string" }, amount: { type: "string" }, to: { type: "string" }, id: { type: "string" } },
};
const policy = { queue: "desk", undoSeconds: 0, approveByLink: {} };

let house: MailHouse;
let app: App;
beforeAll(async () => {
  house = await openMailHouse();
  app = houseApp(house, { origin, version: "0", demo: false });
  await house.save("refunds", { input, flow, review: policy });
  await house.prefer(reviewer, {});
}, 60_000);
afterAll(() => house.end());

const rows = (query: string, ...values: unknown[]) => house.database.query<Record<string, unknown>>(query, values);
const tokensIn = (text: string) => [...text.matchAll(/\/decide\/([\w-]+)/g)].map(([, token = ""]) => token);

async function send(payload: object, workflow = "refunds"): Promise<string> {
  const [arrival] = await house.send(workflow, { amount: "1", to: "x", ...payload });
  const found = () => rows("select id from surety.reviews where case_id = $1", arrival?.caseId);
  await expect.poll(async () => (await found()).length, wait).toBe(1);
  return (await found())[0]!["id"] as string;
}
/** Mails what is open and gives the token for each review, in the order of the mail. */
async function mailed(person = reviewer): Promise<string[]> {
  const before = house.mailsTo(person).length;
  await house.age();
  await gatherMail(house.world);
  await expect.poll(() => house.mailsTo(person).length, wait).toBeGreaterThan(before);
  return house
    .mailsTo(person)
    .slice(before)
    .flatMap(({ text }) => tokensIn(text));
}
const get = async (token: string) => app.request(`/decide/${token}`);
interface Press {
  token: string;
  answer?: number;
  stamp?: string;
}
const press = async (
  { token, answer = 0, stamp = "" }: Press,
  headers: Record<string, string> = { "sec-fetch-site": "same-origin" },
) =>
  app.request("/decide", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams({ token, answer: String(answer), stamp }).toString(),
  });
const stampIn = (html: string) => /name="stamp" value="([^"]+)"/.exec(html)?.[1] ?? "";

it("shows the case and exactly what each answer does, and decides by a button, once", async () => {
  const review = await send({ text: "please", amount: "31,40 €", to: "<img src=x onerror=alert(1)>@evil.example" });
  const [token = ""] = await mailed();
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const shown = await get(token);
  const html = await shown.text();
  expect(shown.status).toBe(200);
  expect(html).toContain("31,40 €");
  expect(html).toContain("&lt;img src=x");
  expect(html).not.toContain("<img");
  expect(html).toContain("Decide: refund");
  expect(html).toContain("The case goes to bug.");
  expect(shown.headers.get("referrer-policy")).toBe("no-referrer");
  expect(shown.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
  );
  const done = await press({ token, stamp: stampIn(html) });
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining("topic: refund")]);
  const [decision] = await rows("select * from surety.decisions where review_id = $1", review);
  expect(decision).toMatchObject({
    person: reviewer.id,
    channel: "link",
    suggestion_seen: "none",
    answers: { topic: "refund" },
  });
  expect(decision?.["seconds"]).toBeGreaterThan(0);
  const [screen] = await rows("select content from surety.screens where hash = $1", decision?.["screen_hash"]);
  const hash = createHash("sha256").update(canonicalJson(screen?.["content"])).digest("hex");
  expect(hash).toBe(decision?.["screen_hash"]);
  await house.quiet();
  expect(await rows("select data from surety.records where record = 'refund'")).toMatchObject([
    { data: { amount: "31,40 €" } },
  ]);
  expect((await get(token)).status).toBe(410);
  expect((await press({ token, answer: 1 })).status).toBe(410);
  expect(await rows("select 1 from surety.decisions where review_id = $1", review)).toHaveLength(1);
});

it("keeps its token in no table, log or answer but its own page", async () => {
  await send({ text: "secret token" });
  const [token = ""] = await mailed();
  await (await press({ token, answer: 1 })).text();
  const tables = await rows(
    "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('surety', 'dbos')",
  );
  for (const { name } of tables as { name: string }[])
    expect(await rows(`select 1 from ${name} t where t::text like '%' || $1 || '%'`, token), name).toEqual([]);
  expect(house.log.join("\n")).not.toContain(token);
  expect(await (await get(token)).text()).not.toContain(token);
});

it("lets one of two presses at once win", async () => {
  const review = await send({ text: "race" });
  const [token = ""] = await mailed();
  const answers = await Promise.all([0, 1, 0, 1].map((answer) => press({ token, answer })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.every(({ status }) => [200, 409, 410].includes(status))).toBe(true);
  expect(await rows("select 1 from surety.decisions where review_id = $1", review)).toHaveLength(1);
});

it("refuses when what it would do has changed since, shows how it is now, and counts for nothing", async () => {
  const review = await send({ text: "changing", amount: "10" });
  const [token = ""] = await mailed();
  const before = stampIn(await (await get(token)).text());
  await rows(
    "update surety.cases set input = jsonb_set(input::jsonb, '{amount}', '\"9999\"') where id = (select case_id from surety.reviews where id = $1)",
    review,
  );
  for (const answer of [await press({ token, stamp: before }), await get(token)]) {
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain("9999");
    expect(html).toContain(`/inbox/${review}`);
    expect(html).not.toContain("<form");
  }
  expect(await rows("select 1 from surety.decisions where review_id = $1", review)).toEqual([]);
  const stage = house.commands.setStage("refunds", "paused", owner);
  await stage;
  expect((await press({ token })).status).toBe(409);
  await house.commands.setStage("refunds", "live", owner);
});

it("expires, and asks for a session where the document does not allow it any more", async () => {
  const review = await send({ text: "late" });
  const [token = ""] = await mailed();
  await house.save("refunds", { input, flow, review: { ...policy, approveByLink: undefined } as never });
  expect((await press({ token })).status).toBe(409);
  await house.save("refunds", { input, flow, review: policy });
  expect((await get(token)).status).toBe(200);
  await rows("update surety.approval_links set expires_at = now() where review = $1", review);
  expect([(await get(token)).status, (await press({ token })).status]).toEqual([410, 410]);
  expect(await rows("select 1 from surety.decisions where review_id = $1", review)).toEqual([]);
});

it("wants its own page: no other site, no program, no guesses, no end of tries", async () => {
  const review = await send({ text: "foreign" });
  const [token = ""] = await mailed();
  for (const headers of [
    { "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example" },
    {},
    { "sec-fetch-site": "none" },
  ])
    expect((await press({ token }, headers as Record<string, string>)).status).toBe(403);
  expect((await press({ token }, { origin })).status).toBe(200);
  const other = houseApp(house, { origin, version: "0", demo: false });
  const guess = () => other.request(`/decide/${"A".repeat(43)}`);
  const statuses = [];
  for (let at = 0; at < 62; at += 1) statuses.push((await guess()).status);
  expect(new Set(statuses.slice(0, 60))).toEqual(new Set([404]));
  expect(statuses.at(-1)).toBe(429);
  expect(await rows("select 1 from surety.decisions where review_id = $1", review)).toHaveLength(1);
});

it("is refused while somebody else works on it, after they decided, and to who may decide no more", async () => {
  const review = await send({ text: "held" });
  const [token = ""] = await mailed();
  await house.commands.claimReview(review, colleague);
  expect((await press({ token })).status).toBe(409);
  await rows("update surety.people set role = 'viewer' where id = $1", reviewer.id);
  expect((await get(token)).status).toBe(404);
  await rows("update surety.people set role = 'reviewer' where id = $1", reviewer.id);
  await house.commands.decideReview(review, { answers: { topic: "bug" } }, colleague);
  expect((await get(token)).status).toBe(409);
  expect(await rows("select person from surety.decisions where review_id = $1", review)).toEqual([
    { person: colleague.id },
  ]);
});

it("takes a session where stakes are high or two must agree", async () => {
  await expect(house.save("grave", { input, flow, review: { ...policy, stakes: "high" } })).rejects.toMatchObject({
    problems: [{ code: "link-needs-session" }],
  });
  const review = await send({ text: "two" });
  await rows("update surety.reviews set four_eyes = true where id = $1", review);
  expect(await mailed()).toEqual([]);
});

it("is not made where a reason is asked for, which would tell what the machine had said", async () => {
  const reasons = { codes: [{ code: "other", says: "Something else" }], required: ["override" as const] };
  await house.save("reasoned", { input, flow, review: { ...policy, reasons } });
  await send({ text: "why" }, "reasoned");
  expect(await mailed()).toEqual([]);
});

it("gives one page to reviews, audits and planted cases alike", async () => {
  const review = await send({ text: "ok" });
  const done = [];
  for (const text of ["no", "never"]) {
    const [arrival] = await house.send("refunds", { amount: "1", to: "x", text });
    await house.commands.waitForCase(arrival?.caseId ?? "", 10_000);
    done.push(arrival?.caseId ?? "");
  }
  const audits = done.map(() => house.world.newId());
  for (const [at, id] of audits.entries())
    await rows(
      `insert into surety.reviews (id, case_id, workflow, block, kind, queue, status, stakes, four_eyes, undo_seconds, title, preview, created_at)
       select $1, c.id, c.workflow, 1, 'audit', 'desk', 'open', 'normal', false, 0, c.title, '', now() from surety.cases c where c.id = $2`,
      id,
      done[at],
    );
  const planted = house.world.newId();
  await rows(
    `insert into surety.planted_reviews (id, case_id, workflow, block, queue, status, stakes, four_eyes, undo_seconds, title, preview, created_at,
       detail, expected, wrong_suggestion, source_case, known_to)
     select $1, $1, workflow, block, queue, 'open', stakes, false, 0, title, preview, now() - interval '1 minute',
       jsonb_build_object('version', jsonb_build_object('hash', (select version from surety.workflows where name = 'refunds')), 'receivedAt', now()),
       '{"topic":"bug"}', false, case_id, '{}' from surety.reviews where id = $2`,
    planted,
    review,
  );
  await mailed();
  const links = (await rows("select id, review from surety.approval_links where review = any($1)", [
    review,
    planted,
    ...audits,
  ])) as { id: string; review: string }[];
  expect(links).toHaveLength(4);
  const pages = await Promise.all(
    links.map(({ id }) => get(house.world.mailTokens.approval(id)).then((answer) => answer.text())),
  );
  const plain = (html: string) =>
    html
      .replaceAll(/value="[\w.-]{20,}"/g, "")
      .replaceAll(/<time.*?<\/time>/g, "")
      .replaceAll(/\b(ok|no|never)\b(?=<)/g, "TEXT");
  expect(new Set(pages.map(plain)).size).toBe(1);
  const answers = await Promise.all(
    links.map(({ id }) => press({ token: house.world.mailTokens.approval(id), answer: 1 })),
  );
  expect(
    new Set(
      await Promise.all(
        answers.map(async (one) => `${one.status} ${(await one.text()).replaceAll(/[0-9a-f-]{36}/g, "")}`),
      ),
    ).size,
  ).toBe(1);
  expect(await rows("select channel from surety.planted_decisions where review_id = $1", planted)).toEqual([
    { channel: "link" },
  ]);
  expect(
    await rows("select 1 from surety.decisions where review_id = any($1) and channel = 'link'", audits),
  ).toHaveLength(2);
});
