import { baselineWire, type BaselineWire } from "@surety/core/wire/baseline";
import type { ReviewDetail } from "@surety/core/wire/review";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "../commands/commands.ts";
import type { DefinitionStore } from "../definitions/definition-store.ts";
import { seedCase, seedJudgment, seedReview, seedWorkflow } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const ann: Actor = { kind: "person", id: "p-ann", name: "Ann", role: "reviewer" };
const ben: Actor = { kind: "person", id: "p-ben", name: "Ben", role: "reviewer" };
const cid: Actor = { kind: "person", id: "p-cid", name: "Cid", role: "reviewer" };
const path = "/api/v1/workflows/tickets/baseline";

let house: TestApp;
let editor: Record<string, string>;
beforeAll(async () => {
  house = await createTestApp();
  await seedWorkflow(house.database);
  editor = await house.as("editor");
});
beforeEach(async () => {
  await house.database.query("delete from surety.baseline_samples");
  await house.database.query("delete from surety.baselines");
  await house.database.query("update surety.workflows set stage = 'assisted'");
  forgetStage();
});
afterAll(() => house.close());

/** The stage was changed behind the back of the house, which remembers it for a second. */
const forgetStage = () => (house.parts.definitions as DefinitionStore).forget();

const post = (address: string, body?: unknown) =>
  house.app.request(address, {
    method: "POST",
    headers: { ...editor, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
const read = async (): Promise<BaselineWire> =>
  baselineWire.parse(await (await house.app.request(path, { headers: editor })).json());

async function waiting(): Promise<string> {
  const caseId = await seedCase(house.database, { status: "waiting", waiting_for: "review" });
  await seedJudgment(house.database, caseId, { route: "review", audit_probability: 1, text: "x" });
  return seedReview(house.database, caseId);
}

/** The person claims, `seconds` go by, and they decide. */
async function decideAfter(review: string, who: Actor, seconds: number, answer = "refund"): Promise<void> {
  await house.parts.commands.claimReview(review, who);
  await house.database.query(
    "update surety.reviews set claimed_at = claimed_at - make_interval(secs => $2) where id = $1",
    [review, seconds],
  );
  await house.parts.commands.decideReview(review, { answers: { intent: answer } }, who);
}

/** The sample began long before, so that claims can be dated back. */
const begunEarlier = () =>
  house.database.query(
    "update surety.baselines set started_at = started_at - interval '1 day' where status = 'running'",
  );

it("is what the document says until somebody measures it, and says so", async () => {
  expect(await read()).toMatchObject({
    currency: "USD",
    minutesPerCase: { value: 5, source: "typed", low: null },
    errorRate: { value: 0.05, source: "typed" },
    measured: null,
    running: null,
  });
});

it("times people who see no suggestion, ends by itself, and counts from then on", async () => {
  expect((await post(`${path}/timing`, { cases: 10 })).status).toBe(200);
  await begunEarlier();
  const reviews = await Promise.all(Array.from({ length: 10 }, waiting));
  const seen = await jsonOf<ReviewDetail>(house.app.request(`/api/v1/reviews/${reviews[0]}`, { headers: editor }));
  expect(seen).toMatchObject({ timed: true, suggestion: null, confidence: null, similar: [] });
  expect(JSON.stringify(seen)).not.toContain("0.97");
  for (const [n, review] of reviews.slice(0, 9).entries()) await decideAfter(review, ann, 100 + n);
  expect((await read()).running).toMatchObject({ done: 9, wanted: 10, secondPerson: false });
  await decideAfter(reviews[9]!, ben, 3600);
  const ended = await read();
  expect(ended.running).toBeNull();
  expect(ended.measured).toMatchObject({ source: "timed", cases: 10 });
  expect(ended.minutesPerCase).toMatchObject({ source: "timed", n: 10, capped: 1 });
  expect(ended.minutesPerCase?.value).toBeCloseTo((9 * 104 + 5 * 104.5) / 600, 1);
  // Nobody knows how right they were.
  expect(ended.errorRate).toMatchObject({ source: "typed" });
  const lines = await house.database.query<{ verb: string }>(
    "select verb from surety.audit_log order by id desc limit 1",
  );
  expect(lines).toEqual([{ verb: "start timed sample" }]);
});

it("takes what a person took back out of the sample again", async () => {
  await post(`${path}/timing`, { cases: 10 });
  await begunEarlier();
  const review = await waiting();
  await decideAfter(review, ann, 60);
  expect((await read()).running?.done).toBe(1);
  await house.parts.commands.undoDecision(review, ann);
  expect((await read()).running?.done).toBe(0);
});

it("knows the errors of manual work where a second person decides each case without seeing the first", async () => {
  await post(`${path}/timing`, { cases: 10, secondPerson: true });
  await begunEarlier();
  for (let n = 0; n < 10; n += 1) {
    const review = await waiting();
    await decideAfter(review, ann, 60, n < 2 ? "bug" : "refund");
    expect(await house.database.query("select status, claimed_at from surety.reviews where id = $1", [review])).toEqual(
      [{ status: "open", claimed_at: null }],
    );
    await decideAfter(review, ben, 90);
    if (n < 2) await decideAfter(review, cid, 30);
  }
  // The tenth case ended the sample at its first decision; its second is not timed, and still says who was right.
  const { errorRate, minutesPerCase } = await read();
  expect(errorRate).toMatchObject({ source: "timed", n: 21, value: 2 / 21 });
  expect(minutesPerCase?.n).toBe(21);
});

it("does not time what was open before it began, nor decisions without a claim", async () => {
  const [before, unclaimed] = [await waiting(), await waiting()];
  await house.parts.commands.claimReview(before, ann);
  await post(`${path}/timing`, { cases: 10 });
  await house.parts.commands.decideReview(before, { answers: { intent: "refund" } }, ann);
  await house.parts.commands.decideReview(unclaimed, { answers: { intent: "refund" } }, ben);
  expect((await read()).running?.done).toBe(0);
});

it("runs one stopwatch at a time, and only while people decide everything", async () => {
  expect((await post(`${path}/timing`, { cases: 9 })).status).toBe(422);
  expect((await post(`${path}/timing`, {})).status).toBe(200);
  expect(await (await post(`${path}/timing`, {})).json()).toMatchObject({ status: 409, code: "already-timing" });
  expect((await post(`${path}/timing/stop`)).status).toBe(200);
  expect(await (await post(`${path}/timing/stop`)).json()).toMatchObject({ status: 409, code: "not-timing" });
  await house.database.query("update surety.workflows set stage = 'live'");
  forgetStage();
  expect(await (await post(`${path}/timing`, {})).json()).toMatchObject({ status: 409, code: "wrong-stage" });
});

it("takes historic cases as CSV, with the line of what does not fit", async () => {
  const rows = Array.from({ length: 20 }, (_, n) => `c${n},${4 + (n % 3)},${n === 0 ? "yes" : n > 15 ? "" : "no"}`);
  const answer = await post(`${path}/import`, `id,minutes,wrong\n${rows.join("\n")}\n`);
  expect(baselineWire.parse(await answer.json())).toMatchObject({
    measured: { source: "import", cases: 20 },
    minutesPerCase: { source: "import", n: 20 },
    errorRate: { source: "import", n: 16, value: 1 / 16 },
    costMicros: { value: Math.round((4.95 / 60) * 40 * 1_000_000) },
  });
  const refused = await post(`${path}/import`, "minutes,wrong\n5,no\nsoon,no\n");
  expect(await refused.json()).toMatchObject({ status: 422, detail: expect.stringContaining("3") });
});

it("is read by viewers and changed by editors", async () => {
  const viewer = { ...(await house.as("viewer")), "content-type": "application/json" };
  expect((await house.app.request(path, { headers: viewer })).status).toBe(200);
  const refused = await house.app.request(`${path}/timing`, { method: "POST", headers: viewer, body: "{}" });
  expect(refused.status).toBe(403);
  expect((await house.app.request("/api/v1/workflows/nothing/baseline", { headers: viewer })).status).toBe(404);
});
