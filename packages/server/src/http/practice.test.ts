import type { PracticeSummary, TeamPractice } from "@surety/core/wire/practice";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedCase, seedJudgment, seedReview, seedRow, seedWorkflow } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";
import { type Desk, deskOf } from "./test-desk.ts";

type All = { team: TeamPractice[]; items: { name: string }[] };

describe("how people decide", () => {
  let house: TestApp;
  let [eva, owner]: Desk[] = [];
  let evaId: string;

  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database);
    [eva, owner] = [await deskOf(house, "eva"), await deskOf(house, "olive", "owner")];
    [{ id: evaId }] = (await house.database.query("select id from surety.people where name = 'eva'")) as [
      { id: string },
    ];
    for (const [value, seconds] of [
      ["refund", 10],
      ["bug", 20],
      ["refund", 40],
    ] as const)
      await decided(evaId, value, seconds);
    await decided(evaId, "bug", 0, { bulk: uuidv7() });
    await decided(evaId, "bug", 30, { suggestion_seen: "answered" });
    await decided(evaId, "bug", 30, { undone_at: new Date() });
  }, 60_000);
  afterAll(() => house.close());

  async function decided(
    person: string,
    intent: string,
    seconds: number,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const case_id = await seedCase(house.database);
    await seedJudgment(house.database, case_id, { value: "refund", route: "review" });
    const review_id = await seedReview(house.database, case_id, { status: "decided" });
    const said = { id: uuidv7(), review_id, case_id, person, answers: { intent }, verdict: "decide", seconds };
    await seedRow(house.database, "decisions", { ...said, at: new Date(), suggestion_seen: "shown", ...more });
  }
  const own = () => jsonOf<PracticeSummary>(eva!("/practice/summary"));
  const all = () => jsonOf<All>(owner!("/practice"));
  const put = async (body: object) =>
    house.app.request("/api/v1/practice/settings", {
      method: "PUT",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...(await house.as("reviewer")) },
    });

  it("is told to themselves, from what they saw before they answered and from measured times", async () => {
    const summary = await own();
    expect(summary).toMatchObject({ days: 30, decided: 5, timed: 4, medianSeconds: 30, sharedAt: null, looks: [] });
    // The bulk had the suggestion in sight too; what was answered before a look could not follow it.
    expect(summary.overrides).toMatchObject({ n: 4, value: 0.5 });
  });

  it("is told of a queue only where enough people decide that nobody can be told apart", async () => {
    expect((await all()).team).toEqual([
      { queue: "people", people: null, decided: null, medianSeconds: null, overrides: null },
    ]);
    for (let n = 0; n < 4; n += 1) {
      await seedRow(house.database, "people", { id: `p${n}`, name: `P${n}`, email: `p${n}@x.test`, role: "reviewer" });
      await decided(`p${n}`, "refund", 50);
    }
    expect((await all()).team).toMatchObject([{ queue: "people", people: 5, decided: 9, medianSeconds: 50 }]);
  });

  it("is told of one person only with their share, or by a look that is written down and shown to them", async () => {
    expect((await all()).items).toEqual([]);
    expect((await owner!("/practice/look", { person: evaId, because: "curious" })).status).toBe(422);
    const because = "Two customers complained about answers of last week";
    expect(await jsonOf(owner!("/practice/look", { person: evaId, because }))).toMatchObject({ name: "eva" });
    expect((await own()).looks).toMatchObject([{ by: "olive", because }]);
    expect((await eva!("/practice/look", { person: evaId, because })).status).toBe(403);
    expect((await owner!("/practice/look", { person: "nobody", because })).status).toBe(404);
    await house.parts.commands.setPractice(
      { shared: true, reviewHours: 6 },
      { kind: "person", id: evaId, name: "eva", role: "reviewer" },
    );
    expect((await all()).items.map(({ name }) => name)).toEqual(["eva"]);
    expect(await own()).toMatchObject({ reviewHours: 6 });
    expect(await jsonOf(owner!("/workload"))).toMatchObject({ capacity: { hours: 6, people: 1 } });
  });

  it("refuses hours that no week has", async () => {
    expect((await put({ reviewHours: 200 })).status).toBe(422);
    expect((await put({ reviewHours: null, shared: false })).status).toBe(200);
  });
});
