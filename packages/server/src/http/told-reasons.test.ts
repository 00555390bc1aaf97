import type { CaseSummary } from "@surety/core/wire/case";
import type { WorkflowReasons } from "@surety/core/wire/told-reason";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedCase, seedReview, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const reasons = { codes: [{ code: "fraud", says: "It looks like fraud" }], required: [] };
const yesterday = new Date(Date.now() - 86_400_000);

describe("the reasons that people give", () => {
  let house: TestApp;
  let headers: Record<string, string>;
  const titles = new Map<string, string>();
  beforeAll(async () => {
    house = await createTestApp();
    headers = await house.as("reviewer");
    const review = { ...ticketsSource.review, reasons };
    await seedWorkflow(house.database, { ...ticketsSource, review } as typeof ticketsSource);
    await said("fraud 1", { verdict: "reject", reason: "fraud" });
    await said("fraud 2", { verdict: "reject", reason: "fraud" });
    await said("noted", { verdict: "reject" });
    await said("old name", { verdict: "out-of-scope", reason: "not-ours" });
    await said("answered", {});
    await said("misread", { reason: "fraud" });
    await said("today", { verdict: "reject", reason: "fraud", at: new Date() });
    await said("long ago", { verdict: "reject", reason: "fraud", at: new Date(Date.now() - 40 * 86_400_000) });
    await said("taken back", { verdict: "reject", reason: "fraud", undone: new Date() });
    await said("one of two people", { verdict: "reject", reason: "fraud", status: "open" });
    const waits = await said("a second opinion", { reason: "fraud" });
    await house.database.query(
      `insert into surety.labels (id, workflow, judgment, case_id, text, value, source, part, waiting, at)
       values (gen_random_uuid(), 'tickets', 'intent', $1, 'x', 'bug', 'review', 'train', true, now())`,
      [waits],
    );
  });
  afterAll(() => house.close());

  type Told = { verdict?: string; reason?: string; at?: Date; undone?: Date; status?: string };
  async function said(title: string, told: Told): Promise<string> {
    const { verdict = "decide", reason = null, at = yesterday, undone = null, status = "decided" } = told;
    const id = await seedCase(house.database);
    titles.set(id, title);
    const review = await seedReview(house.database, id, { status });
    await house.database.query(
      `insert into surety.decisions (id, review_id, case_id, person, answers, verdict, reason_code, seconds, at, undone_at)
       values (gen_random_uuid(), $1, $2, 'rita', '{}', $3, $4, 1, $5, $6)`,
      [review, id, verdict, reason, at, undone],
    );
    return id;
  }
  const get = <Body>(path: string) => jsonOf<Body>(house.app.request(`/api/v1${path}`, { headers }));

  it("are counted by what was said, in whole days, and none that would tell somebody what to answer", async () => {
    expect((await get<WorkflowReasons>("/workflows/tickets/reasons")).reasons).toEqual([
      { verdict: "reject", code: "fraud", says: "It looks like fraud", cases: 2 },
      { verdict: "decide", code: "fraud", says: "It looks like fraud", cases: 1 },
      { verdict: "out-of-scope", code: "not-ours", says: "not-ours", cases: 1 },
      { verdict: "reject", code: null, says: null, cases: 1 },
    ]);
  });

  it.each([
    ["verdict=reject&reason=fraud", ["fraud 1", "fraud 2"]],
    ["verdict=decide&reason=fraud", ["misread"]],
    ["verdict=reject&reason=-", ["noted"]],
    ["reason=not-ours", ["old name"]],
  ])("open their cases: %s", async (query, expected) => {
    const { items } = await get<{ items: CaseSummary[] }>(`/cases?workflow=tickets&${query}`);
    expect(items.map(({ id }) => titles.get(id) ?? id).sort()).toEqual(expected);
  });

  it("are not there for a workflow that is not", async () => {
    expect((await house.app.request("/api/v1/workflows/none/reasons", { headers })).status).toBe(404);
  });
});
