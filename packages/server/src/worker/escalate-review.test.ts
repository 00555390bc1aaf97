import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { escalateReview } from "./escalate-review.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  await save("soon", "1s");
  await save("later", "8h");
});
afterAll(() => house.end());

async function save(name: string, after: string): Promise<void> {
  const review = { queue: "desk", undoSeconds: 600, escalate: [{ after, queue: "leads" }] };
  await house.commands.saveWorkflow(ruleWorkflow({ name, review }), owner);
  await house.commands.setStage(name, "live", owner);
}

async function reviewOf(workflow: string): Promise<{ id: string; caseId: string }> {
  const [arrival] = await house.send(workflow, { text: "odd" });
  const caseId = arrival?.caseId ?? "";
  await house.commands.waitForCase(caseId, 5000);
  const [row] = await house.database.query<{ id: string }>("select id from surety.reviews where case_id = $1", [
    caseId,
  ]);
  return { id: row?.id ?? "", caseId };
}

const count = async (query: string, ...values: unknown[]) => (await house.database.query(query, values)).length;
const queueOf = async (id: string) =>
  (await house.database.query<{ queue: string }>("select queue from surety.reviews where id = $1", [id]))[0]?.queue;
const lines = (caseId: string) =>
  count("select 1 from surety.timeline where case_id = $1 and title like 'Nobody decided in time%'", caseId);
const payload = (review: string) => ({ review, step: 0, from: '["desk"]', to: "leads" });
const escalate = (review: string) => escalateReview(house.world, { payload: payload(review) });
const waiting = (review: string) =>
  count("select 1 from dbos.workflow_status where workflow_uuid like $1", `task-escalate:${review}:%`);

it("moves a review that nobody decides, once, and says so in the case and in the audit log", async () => {
  const { id, caseId } = await reviewOf("soon");
  await expect.poll(() => queueOf(id), { timeout: 15_000 }).toBe("leads");
  await escalate(id);
  expect(await lines(caseId)).toBe(1);
  expect(
    await count("select 1 from surety.audit_log where verb = 'escalate review' and object = $1", `review ${id}`),
  ).toBe(1);
}, 30_000);

it("leaves a claimed review in its person's hands until the claim is over", async () => {
  const { id } = await reviewOf("later");
  await house.commands.claimReview(id, reviewer);
  expect(await waiting(id)).toBe(1);
  await escalate(id);
  await escalate(id);
  expect(await queueOf(id)).toBe("desk");
  expect(await waiting(id)).toBe(2);
  await house.database.query("update surety.reviews set claimed_until = now() - interval '1 minute' where id = $1", [
    id,
  ]);
  await escalate(id);
  expect(await queueOf(id)).toBe("leads");
});

it("waits while a decision can be taken back, and never moves what is decided", async () => {
  const { id, caseId } = await reviewOf("later");
  await house.commands.decideReview(id, { answers: { topic: "bug" } }, reviewer);
  await escalate(id);
  expect([await queueOf(id), await waiting(id)]).toEqual(["desk", 2]);
  await house.database.query("update surety.reviews set status = 'decided', undo_until = null where id = $1", [id]);
  await escalate(id);
  expect([await queueOf(id), await lines(caseId)]).toEqual(["desk", 0]);
});

it("moves a planted case with the same words", async () => {
  const { id, caseId } = await reviewOf("later");
  const planted = house.world.newId();
  const detail = JSON.stringify({ timeline: [{ id: "41.3", kind: "gate" }] });
  await house.database.query(
    `insert into surety.planted_reviews (id, case_id, workflow, block, queue, status, stakes, four_eyes, undo_seconds, title, preview,
       created_at, detail, expected, wrong_suggestion, source_case, known_to)
     values ($1, $2, 'later', 1, 'desk', 'open', 'low', false, 0, '', '', now(), $3, '{}', false, $4, '{}')`,
    [planted, house.world.newId(), detail, caseId],
  );
  await escalate(planted);
  const [row] = await house.database.query<{ queue: string; line: object }>(
    "select queue, detail->'timeline'->-1 as line from surety.planted_reviews where id = $1",
    [planted],
  );
  expect(row).toMatchObject({ queue: "leads", line: { id: "42", kind: "review", actor: null } });
  expect(await queueOf(id)).toBe("desk");
});
