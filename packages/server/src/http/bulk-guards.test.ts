import type { Bulk, BulkAnswer, BulkItem } from "@surety/core/wire/bulk";
import type { ProblemDetails } from "@surety/core/wire/common";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decideBulk } from "../commands/decide-bulk.ts";
import { seedCase, seedJudgment, seedReview, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

let house: TestApp;
let reviewer: Record<string, string>;
const refund = { answers: { intent: "refund" } };

beforeEach(async () => {
  house = await createTestApp();
  house.world.auditDraw = () => 0.9;
  await seedWorkflow(house.database, { ...ticketsSource, labels: { secondOpinions: 0.05, plantedCases: 0 } });
  reviewer = await house.as("reviewer");
});
afterEach(() => house.close());

async function waiting(): Promise<string> {
  const caseId = await seedCase(house.database, { status: "waiting", waiting_for: "review" });
  await seedJudgment(house.database, caseId, { text: "hello", route: "review", label_probability: 1 });
  return seedReview(house.database, caseId);
}
const many = (n: number) => Promise.all(Array.from({ length: n }, waiting));
const post = (path: string, body: object, headers = reviewer) =>
  house.app.request(`/api/v1${path}`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const get = (path: string, headers = reviewer) => house.app.request(`/api/v1${path}`, { headers });
async function started(ids: string[]): Promise<Bulk> {
  const { plan } = await jsonOf<BulkAnswer>(post("/reviews/bulk", { ids, ...refund }));
  return (await jsonOf<BulkAnswer>(post("/reviews/bulk", { ids, ...refund, hash: plan.hash }))).bulk!;
}
async function carry(bulk: Bulk): Promise<void> {
  const task = house.tasks.find(({ name, payload }) => name === "bulk-decide" && payload["bulk"] === bulk.id)!;
  await decideBulk(house.world, { id: task.id, payload: task.payload, attempt: 1, isLast: false });
}
const items = async (bulk: Bulk, more = "") =>
  jsonOf<{ items: BulkItem[]; next: string | null }>(get(`/reviews/bulk/${bulk.id}/items${more}`));

describe("a bulk", () => {
  it("is begun once, however often it is confirmed", async () => {
    const ids = await many(2);
    const { plan } = await jsonOf<BulkAnswer>(post("/reviews/bulk", { ids, ...refund }));
    await started(ids);
    const again = await post("/reviews/bulk", { ids, ...refund, hash: plan.hash });
    expect([again.status, (await jsonOf<ProblemDetails>(again)).code]).toEqual([409, "changed-meanwhile"]);
    expect(await house.database.query("select id from surety.bulks")).toHaveLength(1);
  });

  it("leaves what came to need a look of its own after it was shown", async () => {
    const ids = await many(3);
    const bulk = await started(ids);
    await house.database.query("update surety.reviews set stakes = 'high' where id = $1", [ids[0]]);
    await house.database.query("update surety.reviews set four_eyes = true where id = $1", [ids[1]]);
    await carry(bulk);
    expect((await items(bulk)).items.map(({ state }) => state)).toEqual(["refused", "refused", "decided"]);
    expect(await house.database.query("select 1 from surety.decisions")).toHaveLength(1);
  });

  it("is not decided against the clock of a sample that began meanwhile", async () => {
    const bulk = await started(await many(1));
    await house.database.query(
      "insert into surety.baselines (id, workflow, source, status, wanted, second_person, started_by, started_at) values (gen_random_uuid(), 'tickets', 'timed', 'running', 5, false, 'carl', now())",
    );
    await carry(bulk);
    expect((await items(bulk)).items[0]).toMatchObject({ state: "refused", undoUntil: null });
  });

  it("tells what became of each of its reviews, a page at a time, to whoever decided it and to nobody else", async () => {
    const ids = await many(3);
    const bulk = await started(ids);
    await carry(bulk);
    const first = await items(bulk, "?limit=2");
    expect(first.items.map(({ reviewId }) => reviewId)).toEqual(ids.slice(0, 2));
    expect(Date.parse(first.items[0]!.undoUntil!)).toBeGreaterThan(Date.now());
    const rest = await items(bulk, `?limit=2&cursor=${first.next}`);
    expect(rest).toMatchObject({ items: [{ reviewId: ids[2], state: "decided", reason: null }], next: null });
    const owner = await house.as("owner");
    expect((await get(`/reviews/bulk/${bulk.id}`, owner)).status).toBe(404);
    expect((await get(`/reviews/bulk/${bulk.id}/items`, owner)).status).toBe(404);
  });

  it("stands in the figures at once, and not any more when it was taken back", async () => {
    const [id] = await many(1);
    const bulk = await started([id!]);
    await carry(bulk);
    const decided = () =>
      house.database.query("select decided_value as v, decided_by is not null as by from surety.judgments");
    expect(await decided()).toEqual([{ v: "refund", by: true }]);
    expect((await post(`/reviews/${id}/undo`, {})).status).toBe(200);
    expect(await decided()).toEqual([{ v: null, by: false }]);
  });
});
