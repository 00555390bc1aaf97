import type { Bulk, BulkAnswer } from "@surety/core/wire/bulk";
import type { ProblemDetails } from "@surety/core/wire/common";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decideBulk } from "../commands/decide-bulk.ts";
import { undoBulk } from "../commands/undo-bulk.ts";
import { seedCase, seedJudgment, seedReview, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

let house: TestApp;
let reviewer: Record<string, string>;

beforeEach(async () => {
  house = await createTestApp();
  // Nobody is drawn for a look by themselves, unless a test says so.
  house.world.auditDraw = () => 0.9;
  await seedWorkflow(house.database, { ...ticketsSource, labels: { secondOpinions: 0.05, plantedCases: 0 } });
  reviewer = await house.as("reviewer");
});
afterEach(() => house.close());

async function waiting(row: Record<string, unknown> = {}, judged: Record<string, unknown> = {}): Promise<string> {
  const caseId = await seedCase(house.database, { status: "waiting", waiting_for: "review" });
  await seedJudgment(house.database, caseId, { text: "hello", route: "review", label_probability: 1, ...judged });
  return seedReview(house.database, caseId, row);
}
const many = (n: number) => Promise.all(Array.from({ length: n }, () => waiting()));

async function post<Body>(path: string, body: object, headers = reviewer): Promise<{ status: number; body: Body }> {
  const answer = await house.app.request(`/api/v1${path}`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await jsonOf<Body>(answer) };
}
const refund = { answers: { intent: "refund" } };
const shown = async (ids: string[], more: object = refund) =>
  (await post<BulkAnswer>("/reviews/bulk", { ids, ...more })).body.plan;
async function started(ids: string[], more: object = refund): Promise<Bulk> {
  const { hash } = await shown(ids, more);
  const { body } = await post<BulkAnswer>("/reviews/bulk", { ids, ...more, hash });
  return body.bulk!;
}
async function carried(bulk: Bulk): Promise<Bulk> {
  await decideBulk(house.world, taskOf("bulk-decide", bulk.id));
  return read(bulk.id);
}
function taskOf(name: string, bulk: string) {
  const task = house.tasks.find((one) => one.name === name && one.payload["bulk"] === bulk);
  return { id: task!.id, payload: task!.payload, attempt: 1, isLast: false };
}
const read = (id: string) => jsonOf<Bulk>(house.app.request(`/api/v1/reviews/bulk/${id}`, { headers: reviewer }));
const rows = <Row>(sql: string, values: unknown[] = []) => house.database.query<Row>(sql, values);

describe("before a bulk", () => {
  it("says what would happen, and writes nothing", async () => {
    const ids = [...(await many(3)), await waiting({}, { value: "bug" })];
    const plan = await shown(ids);
    expect(plan).toMatchObject({ selected: 4, workflow: "tickets", overrides: 1, excluded: [] });
    expect(plan.included).toEqual(ids);
    expect(plan.suggested).toEqual([
      { value: "refund", count: 3 },
      { value: "bug", count: 1 },
    ]);
    expect(plan.effects).toMatchObject([{ kind: "assign", target: "refunds", count: 4 }]);
    expect(plan.questions).toEqual([{ judgment: "intent", options: ["billing", "refund", "bug"] }]);
    expect(await rows("select 1 from surety.bulks union all select 1 from surety.decisions")).toEqual([]);
    expect(house.tasks).toEqual([]);
  });

  it("says who is asked before there is an answer", async () => {
    expect(await shown(await many(2), { answers: {} })).toMatchObject({ selected: 2, effects: [], overrides: 0 });
  });

  it("offers the reasons of the workflow, and says what needs one", async () => {
    expect((await shown(await many(1))).reasons.map(({ code }) => code)).toContain("model-misread");
    const own = { codes: [{ code: "fraud", says: "It looks like fraud", for: ["reject"] }], required: ["reject"] };
    const source = { ...ticketsSource, name: "claims", review: { ...ticketsSource.review, reasons: own } };
    await seedWorkflow(house.database, source as typeof ticketsSource);
    const claims = { workflow: "claims", version: "hash-of-claims" };
    const caseId = await seedCase(house.database, { status: "waiting", waiting_for: "review", ...claims });
    await seedJudgment(house.database, caseId, { route: "review", workflow: "claims" });
    const plan = await shown([await seedReview(house.database, caseId, { workflow: "claims" })]);
    expect(plan.reasons).toEqual(own.codes);
    expect(plan.reasonsRequired).toEqual(["reject"]);
  });

  it("leaves out what is not to be decided with others, and says why", async () => {
    const ids = [
      await waiting(),
      await waiting({ stakes: "high" }),
      await waiting({ four_eyes: true }),
      await waiting({ kind: "exception" }),
      await waiting({ status: "decided" }),
      await waiting({ status: "claimed", claimed_by: "carl", claimed_until: new Date(Date.now() + 60_000) }),
      "0199a1b2-0000-7000-8000-000000000000",
    ];
    const { included, excluded } = await shown(ids);
    expect(included).toEqual([ids[0]]);
    expect(excluded.map(({ because }) => because).sort()).toEqual(
      ["decided", "exception", "four-eyes", "gone", "held", "high-stakes"].sort(),
    );
  });

  it("gives an audit and a drawn review the same reason", async () => {
    const [plain, audit, drawn] = [await waiting(), await waiting({ kind: "audit" }), await waiting()];
    house.world.auditDraw = (...parts) => (parts.includes(drawn) ? 0.01 : 0.9);
    const { included, excluded } = await shown([plain, audit, drawn]);
    expect(included).toEqual([plain]);
    expect(excluded).toEqual([{ because: "look", count: 2, sample: ["A ticket", "A ticket"] }]);
  });

  it("refuses an answer that the question does not have", async () => {
    const { status, body } = await post<ProblemDetails>("/reviews/bulk", {
      ids: await many(1),
      answers: { intent: "cake" },
    });
    expect([status, body.code]).toEqual([422, "bad-answer"]);
  });
});

describe("a bulk", () => {
  it("happens only as it was shown", async () => {
    const ids = await many(2);
    const { hash } = await shown(ids);
    await rows("update surety.reviews set stakes = 'high' where id = $1", [ids[0]]);
    const { status, body } = await post<ProblemDetails>("/reviews/bulk", { ids, ...refund, hash });
    expect([status, body.code]).toEqual([409, "changed-meanwhile"]);
    expect(await rows("select 1 from surety.bulks")).toEqual([]);
  });

  it("writes a decision, a label and a line of the log for each review, all with its id", async () => {
    const ids = await many(3);
    const bulk = await carried(await started(ids));
    expect(bulk).toMatchObject({ status: "decided", counts: { total: 3, decided: 3, waiting: 0, refused: 0 } });
    expect(bulk.undoUntil).not.toBeNull();
    const decisions = await rows<{ review_id: string }>(
      "select review_id, bulk, seconds, claimed_at, suggestion_seen from surety.decisions order by review_id",
    );
    expect(decisions.map(({ review_id }) => review_id).sort()).toEqual([...ids].sort());
    for (const one of decisions)
      expect(one).toMatchObject({ bulk: bulk.id, seconds: 0, claimed_at: null, suggestion_seen: "shown" });
    expect(await rows("select value, confirmed, draw_probability, part from surety.labels")).toEqual(
      ids.map(() => ({ value: "refund", confirmed: null, draw_probability: null, part: "train" })),
    );
    const log = await rows<{ verb: string }>(
      "select verb from surety.audit_log where detail ->> 'bulk' = $1 or object = $2 order by id",
      [bulk.id, `bulk ${bulk.id}`],
    );
    expect(log.map(({ verb }) => verb)).toEqual(["decide bulk", ...ids.map(() => "decide review")]);
    expect(house.runs.flatMap(({ caseIds }) => caseIds)).toHaveLength(3);
    expect(house.runs.every(({ delaySeconds }) => (delaySeconds ?? 0) >= 60)).toBe(true);
  });

  it("decides each once, however often its task is begun, and loses none when it dies between two", async () => {
    const ids = await many(12);
    const bulk = await started(ids);
    const task = taskOf("bulk-decide", bulk.id);
    const { enqueue } = house.world.engine();
    let left = 5;
    house.world.engine().enqueue = async (tx, runs) => {
      if (left-- === 0) throw new Error("killed");
      return enqueue(tx, runs);
    };
    await expect(decideBulk(house.world, task)).rejects.toThrow("killed");
    expect((await read(bulk.id)).counts).toMatchObject({ decided: 5, waiting: 7 });
    await Promise.all([decideBulk(house.world, task), decideBulk(house.world, task), decideBulk(house.world, task)]);
    expect((await read(bulk.id)).counts).toMatchObject({ decided: 12, waiting: 0, refused: 0 });
    const [count] = await rows<{ n: number; reviews: number }>(
      "select count(*)::int as n, count(distinct review_id)::int as reviews from surety.decisions",
    );
    expect(count).toEqual({ n: 12, reviews: 12 });
  });

  it("names each review that was refused with its reason", async () => {
    const ids = await many(3);
    const bulk = await started(ids);
    await rows("update surety.reviews set status = 'decided' where id = $1", [ids[1]]);
    const { counts, refusals } = await carried(bulk);
    expect(counts).toMatchObject({ decided: 2, refused: 1 });
    expect(refusals).toMatchObject([{ reviewId: ids[1], title: "A ticket", code: "already-decided", undo: false }]);
  });

  it("is taken back as a whole, except where effects have begun", async () => {
    const ids = await many(3);
    const bulk = await carried(await started(ids));
    await rows(
      "update surety.cases set status = 'done', waiting_for = null where id = (select case_id from surety.reviews where id = $1)",
      [ids[2]],
    );
    expect((await post<Bulk>(`/reviews/bulk/${bulk.id}/undo`, {})).body.status).toBe("undoing");
    await undoBulk(house.world, taskOf("bulk-undo", bulk.id));
    const after = await read(bulk.id);
    expect(after).toMatchObject({ status: "undone", counts: { undone: 2, decided: 1, tooLate: 1 } });
    expect(after.refusals).toMatchObject([{ reviewId: ids[2], code: "effect-begun", undo: true }]);
    expect(await rows("select id from surety.reviews where status = 'open'")).toHaveLength(2);
    expect(await rows("select id from surety.labels")).toHaveLength(1);
  });

  it("gives back a single review, and stops where it is taken back under way", async () => {
    const ids = await many(4);
    const bulk = await started(ids);
    const one = { ids: [ids[3]] };
    await post(`/reviews/bulk/${bulk.id}/undo`, one);
    expect((await carried(bulk)).counts).toMatchObject({ decided: 3, withdrawn: 1 });
    await post(`/reviews/bulk/${bulk.id}/undo`, { ids: [ids[0]] });
    await undoBulk(house.world, taskOf("bulk-undo", bulk.id));
    expect(await read(bulk.id)).toMatchObject({ status: "decided", counts: { decided: 2, undone: 1, withdrawn: 1 } });
    await house.parts.commands.undoDecision(ids[1]!, actorOf(await keyOf()));
    expect((await read(bulk.id)).counts).toMatchObject({ decided: 1, undone: 2 });
  });

  it("belongs to whoever decided it", async () => {
    const bulk = await carried(await started(await many(1)));
    const other = await house.as("owner");
    const { status, body } = await post<ProblemDetails>(`/reviews/bulk/${bulk.id}/undo`, {}, other);
    expect([status, body.code]).toEqual([403, "not-yours"]);
    const mine = await jsonOf<{ items: Bulk[] }>(house.app.request("/api/v1/reviews/bulk", { headers: reviewer }));
    expect(mine.items.map(({ id }) => id)).toEqual([bulk.id]);
    const viewer = await house.as("viewer");
    expect((await post("/reviews/bulk", { ids: [bulk.id], ...refund }, viewer)).status).toBe(403);
  });

  it("is measured by what people say of the ones that were left for a look", async () => {
    const ids = await many(3);
    const drawn = new Set([ids[1], ids[2]]);
    house.world.auditDraw = (...parts) => (parts.some((part) => drawn.has(part)) ? 0.01 : 0.9);
    const bulk = await carried(await started(ids));
    expect(bulk.looks).toBeNull();
    const carl = { kind: "person", id: "carl", name: "Carl", role: "reviewer" } as const;
    await house.parts.commands.decideReview(ids[1]!, refund, carl);
    await house.parts.commands.decideReview(ids[2]!, { answers: { intent: "bug" } }, carl);
    expect((await read(bulk.id)).looks).toMatchObject({ value: 0.5, n: 2 });
  });
});

const keyOf = async () => (await rows<{ id: string }>("select actor ->> 'id' as id from surety.bulks limit 1"))[0]!.id;
const actorOf = (id: string) => ({ kind: "key", id, name: "reviewer", role: "reviewer" }) as const;
