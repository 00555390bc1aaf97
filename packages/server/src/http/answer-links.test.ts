import { createHash } from "node:crypto";
import type { WorkflowSource } from "@surety/core/workflow/document";
import type { QuestionBackWire } from "@surety/core/wire/deciding";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type MailHouse, openMailHouse } from "../notify/mail-house.fixture.ts";
import { readCase } from "../queries/read-case.ts";
import { colleague, owner, reviewer } from "../test-house.ts";
import { questionExpires } from "../worker/questions-back.ts";
import { openApiKeys } from "../security/api-keys.ts";
import type { App } from "./app-env.ts";
import { houseApp } from "./house-app.ts";

const origin = "http://127.0.0.1:4747";
const wait = { timeout: 30_000 };
vi.setConfig({ testTimeout: 120_000 });

const input: WorkflowSource["input"] = {
  type: "object",
  required: ["text"],
  properties: {
    text: { type: "string", maxLength: 200 },
    id: { type: "string" },
    order: { type: "integer", minimum: 1, title: "Order number" },
    gift: { type: "boolean" },
    wanted: { type: "string", enum: ["refund", "repair"] },
    address: { type: "object", properties: { city: { type: "string", maxLength: 20 } } },
  },
};
const flow = [
  {
    judge: {
      topic: {
        rule: {
          cases: [
            { when: 'input.text == "no"', value: "refund" },
            { when: 'input.text == "never"', value: "bug" },
          ],
        },
      },
    },
  },
  {
    act: [{ otherwise: [{ store: { record: "claim", data: { order: "input.order", city: "input.address.city" } } }] }],
  },
] as WorkflowSource["flow"];
const sender = "jo@customers.example";
const tell = {
  email: {
    connection: "mail",
    to: sender,
    subject: "A question",
    text: "{{ asked.question }}\nAnswer here: {{ asked.link }}",
  },
};
const review = { queue: "desk", undoSeconds: 0, sendBack: { within: "3d", do: [tell] } } as WorkflowSource["review"];

let house: MailHouse;
let app: App;
beforeAll(async () => {
  house = await openMailHouse();
  app = houseApp(house, { origin, version: "0", demo: false });
  await house.save("claims", { input, flow, review });
  await house.save("slow", { input, flow, review: { ...review, undoSeconds: 600 } });
}, 60_000);
afterAll(() => house.end());

const rows = (query: string, ...values: unknown[]) => house.database.query<Record<string, unknown>>(query, values);
const openReview = async (caseId: string) =>
  ((await rows("select id from surety.reviews where case_id = $1 and status in ('open', 'claimed')", caseId))[0]?.[
    "id"
  ] ?? "") as string;
const waitingFor = async (caseId: string) =>
  (await rows("select waiting_for from surety.cases where id = $1", caseId))[0]?.["waiting_for"];

/** A case whose sender is asked, with the token of the mail that asked. */
async function asked(
  fields: string[],
  text = "Which order is it?",
  payload: object = {},
): Promise<{ id: string; token: string }> {
  const [arrival] = await house.send("claims", { text: "odd", ...payload });
  const id = arrival?.caseId ?? "";
  await expect.poll(() => openReview(id), wait).not.toBe("");
  const before = mails().length;
  const request = { answers: {}, verdict: "send-back" as const, question: { text, fields } };
  await house.commands.decideReview(await openReview(id), request, reviewer);
  await expect.poll(() => waitingFor(id), wait).toBe("callback");
  await expect.poll(() => mails().length, wait).toBe(before + 1);
  return { id, token: /\/answer\/([\w-]+)/.exec(mails().at(-1) ?? "")?.[1] ?? "" };
}
const mails = () =>
  house.smtp
    .mailbox()
    .filter(({ to }) => to.includes(sender))
    .map(({ mail }) => mail.text ?? "");
const get = async (token: string, method = "GET") => app.request(`/answer/${token}`, { method });
const ours = { "sec-fetch-site": "same-origin" };
const post = async (token: string, entries: Record<string, string>, headers: Record<string, string> = ours) =>
  app.request(`/answer/${token}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(entries).toString(),
  });

/** Every row of every table, and of the engine's. */
async function dump(): Promise<Map<string, string>> {
  const tables = await rows(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('surety', 'dbos') order by 1",
  );
  const hashes = await Promise.all(
    tables.map(async ({ name }) => {
      const all = await rows(`select t::text as row from ${String(name)} t order by 1`);
      return [String(name), createHash("sha256").update(JSON.stringify(all)).digest("hex")] as const;
    }),
  );
  return new Map(hashes);
}

it("asks the sender by mail with a link, takes the answer on a page, and the case goes on with it", async () => {
  const { id, token } = await asked(
    ["/input/order", "/input/gift", "/input/address/city"],
    "Which order,\nand <b>where</b>?",
  );
  expect(mails().at(-1)).toContain(`Answer here: ${origin}/answer/${token}`);
  const shown = await get(token);
  const html = await shown.text();
  expect(shown.status).toBe(200);
  expect(html).toContain("and &lt;b&gt;where&lt;/b&gt;?");
  expect(html).toContain("Order number");
  expect(html).toContain("Address, City");
  expect(html).not.toContain('value="odd"');
  expect(shown.headers.get("referrer-policy")).toBe("no-referrer");
  expect(shown.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
  const done = await post(token, { f0: "77", f1: "yes", f2: "Ulm", note: "The <i>blue</i> one" });
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining("Thank you")]);
  await expect.poll(() => openReview(id), wait).not.toBe("");
  await house.commands.decideReview(await openReview(id), { answers: { topic: "bug" } }, colleague);
  await house.quiet();
  expect(await rows("select data from surety.records where case_id = $1", id)).toEqual([
    { data: { order: 77, city: "Ulm" } },
  ]);
  const line = (await readCase(house.database, id))?.timeline.find(({ title }) =>
    title.startsWith("The sender answered"),
  );
  expect(line).toMatchObject({ actor: "the sender", detail: { answer: "The <i>blue</i> one" } });
});

it("refuses what does not fit next to its field, keeps what was typed, and is not used up by it", async () => {
  const { id, token } = await asked(["/input/order", "/input/wanted"]);
  const wrong = await post(token, { f0: "many", f1: "refund", note: "sorry" });
  const html = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(html).toMatch(/id="f0-error">[^<]*whole number/);
  expect(html).toContain('value="many"');
  expect(html).toContain("<option selected>refund</option>");
  expect(html).toContain("sorry");
  const small = await post(token, { f0: "0" });
  expect([small.status, await small.text()]).toEqual([422, expect.stringContaining('id="f0-error"')]);
  const empty = await post(token, { f0: "", f1: "", note: "  " });
  expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining("Nothing was answered yet.")]);
  expect(await waitingFor(id)).toBe("callback");
  const unasked = await post(token, { f0: "3", text: "changed", "/input/text": "changed" });
  expect(unasked.status).toBe(200);
  await expect.poll(() => openReview(id), wait).not.toBe("");
  const [row] = await rows("select edits from surety.questions_back where case_id = $1", id);
  expect(row?.["edits"]).toEqual([{ path: "/input/order", before: null, after: 3 }]);
});

it("shows what was sent before, and takes only what was changed of it", async () => {
  const { id, token } = await asked(["/input/text", "/input/order"], "Is that right?", {
    text: "a\nlong one",
    order: 4,
  });
  const html = await (await get(token)).text();
  expect(html).toContain("a\nlong one</textarea>");
  expect(html).toContain('value="4"');
  expect((await post(token, { f0: "a\r\nlong one", f1: "4" })).status).toBe(422);
  const emptied = await post(token, { f0: "", f1: "4" });
  expect([emptied.status, await emptied.text()]).toEqual([422, expect.stringContaining('id="f0-error"')]);
  expect((await post(token, { f0: "a\r\nlong one", f1: "" })).status).toBe(200);
  const [row] = await rows("select edits from surety.questions_back where case_id = $1", id);
  expect(row?.["edits"]).toMatchObject([{ path: "/input/order", before: 4, after: null }]);
});

it("is used once: the second is told so kindly, also when both come together", async () => {
  const { id, token } = await asked(["/input/order"]);
  const both = await Promise.all(["1", "2", "3"].map((f0) => post(token, { f0 })));
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 410, 410]);
  const late = await post(token, { f0: "9" });
  expect([late.status, await late.text()]).toEqual([
    410,
    expect.stringContaining("We have an answer to this question"),
  ]);
  expect((await get(token)).status).toBe(410);
  await expect.poll(() => openReview(id), wait).not.toBe("");
  // Asked again, it is another question: the first link does not answer it.
  const request = {
    answers: {},
    verdict: "send-back" as const,
    question: { text: "And again?", fields: ["/input/order"] },
  };
  await house.commands.decideReview(await openReview(id), request, reviewer);
  await expect.poll(() => waitingFor(id), wait).toBe("callback");
  expect((await post(token, { f0: "9" })).status).toBe(410);
  expect(await waitingFor(id)).toBe("callback");
});

it("is over with its time, and where the question was taken back", async () => {
  const { id, token } = await asked(["/input/order"]);
  await rows("update surety.questions_back set expires_at = now() - interval '1 second' where case_id = $1", id);
  expect([(await get(token)).status, (await post(token, { f0: "1" })).status]).toEqual([410, 410]);
  expect(await waitingFor(id)).toBe("callback");
  const [row] = await rows("select id from surety.questions_back where case_id = $1", id);
  await questionExpires(house.world, { payload: { question: String(row?.["id"]) } });
  await expect.poll(() => openReview(id), wait).not.toBe("");
  const page = await get(token);
  expect([page.status, await page.text()]).toEqual([410, expect.stringContaining("Too late")]);
  const [arrival] = await house.send("slow", { text: "odd" });
  await expect.poll(() => openReview(arrival?.caseId ?? ""), wait).not.toBe("");
  const slow = await openReview(arrival?.caseId ?? "");
  const question = { text: "What?", fields: [] };
  await house.commands.decideReview(slow, { answers: {}, verdict: "send-back", question }, reviewer);
  const [asking] = await rows("select id from surety.questions_back where case_id = $1", arrival?.caseId);
  const path = house.commands.answerPath(String(asking?.["id"]));
  expect((await app.request(path)).status).toBe(200);
  await house.commands.undoDecision(slow, reviewer);
  const gone = await app.request(path);
  expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining("Not asked any more")]);
});

it("wants its own page, a token of ours, and an end of tries", async () => {
  const { id, token } = await asked(["/input/order"]);
  const foreign: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example" },
    {},
  ];
  for (const headers of foreign) expect((await post(token, { f0: "1" }, headers)).status).toBe(403);
  expect(await waitingFor(id)).toBe("callback");
  const other = houseApp(house, { origin, version: "0", demo: false });
  const forged = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
  for (const wrong of [forged, token.slice(1), "x", "A".repeat(65)])
    expect((await other.request(`/answer/${wrong}`)).status, wrong).toBe(404);
  const statuses: number[] = [];
  for (let at = 0; at < 60; at += 1) statuses.push((await other.request(`/answer/${"A".repeat(65)}`)).status);
  expect(statuses.at(-1)).toBe(429);
});

it("is in no table or log, and is given to those who may answer, not to those who may read", async () => {
  const { id, token } = await asked(["/input/order"]);
  const tables = await rows(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('surety', 'dbos')",
  );
  for (const { name } of tables)
    expect(
      await rows(`select 1 from ${String(name)} t where t::text like '%' || $1 || '%'`, token),
      String(name),
    ).toEqual([]);
  expect(house.log.join("\n")).not.toContain(token);
  expect(JSON.stringify((await readCase(house.database, id))?.effects)).toContain("Answer here: [link to answer]");
  const keys = openApiKeys(house.database);
  const link = async (role: "viewer" | "reviewer") => {
    const { key } = await keys.create({ name: role, role }, owner);
    const answer = await app.request(`/api/v1/cases/${id}/question`, { headers: { authorization: `Bearer ${key}` } });
    return ((await answer.json()) as QuestionBackWire).link;
  };
  expect([await link("viewer"), await link("reviewer")]).toEqual([null, `${origin}/answer/${token}`]);
});

it("changes nothing when it is opened a hundred times, and works after that", async () => {
  const { id, token } = await asked(["/input/order"]);
  await house.quiet();
  // Whatever changes from here on was changed by a request: nothing else works in this house any more.
  await house.world.engine().close();
  const before = await dump();
  for (let at = 0; at < 100; at += 1) {
    const [page, head] = await Promise.all([get(token), get(token, "HEAD")]);
    expect([page.status, head.status]).toEqual([200, 200]);
  }
  const after = await dump();
  expect(before.size).toBeGreaterThan(50);
  expect([...after].filter(([table, hash]) => before.get(table) !== hash).map(([table]) => table)).toEqual([]);
  expect((await post(token, { f0: "5" })).status).toBe(200);
  expect(await rows("select state from surety.questions_back where case_id = $1", id)).toEqual([{ state: "answered" }]);
});
