import type { Workload } from "@surety/core/wire/workload";
import type { ReviewSummary } from "@surety/core/wire/review";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedCase, seedJudgment, seedPlanted, seedReview, seedRow, seedWorkflow } from "../queries/seed.ts";
import { countArrivals } from "../watch/count-arrivals.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";
import { type Desk, deskOf } from "./test-desk.ts";

const hourMs = 3_600_000;
const now = new Date("2026-11-25T10:20:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * hourMs);

describe("the workload", () => {
  let house: TestApp;
  let eva: Desk;

  beforeAll(async () => {
    house = await createTestApp();
    house.world.clock.now = () => now;
    await seedWorkflow(house.database);
    eva = await deskOf(house, "eva");
    // Two whole weeks: each day of them 4 cases, of which 2 came to a person.
    for (let day = 0; day < 14; day += 1)
      for (let n = 0; n < 4; n += 1) {
        const at = ago(24 * day + 2);
        const caseId = await seedCase(house.database, { received_at: at });
        await seedJudgment(house.database, caseId, { at });
        if (n < 2) await decided(caseId, at, 60 + 60 * (day % 2));
      }
    await seedCase(house.database, { received_at: ago(15 * 24), workflow: "tickets" });
  }, 60_000);
  afterAll(() => house.close());

  async function decided(caseId: string, at: Date, seconds: number, more: Record<string, unknown> = {}): Promise<void> {
    const review_id = await seedReview(house.database, caseId, { created_at: at, status: "decided" });
    const said = { id: uuidv7(), review_id, case_id: caseId, person: "p-eva", answers: {}, verdict: "decide" };
    await seedRow(house.database, "decisions", { ...said, seconds, at, ...more });
  }
  async function open(row: Record<string, unknown> = {}): Promise<string> {
    const caseId = await seedCase(house.database, { status: "waiting", waiting_for: "review", received_at: now });
    return seedReview(house.database, caseId, { created_at: now, ...row });
  }
  const read = async (zone = "UTC") => jsonOf<Workload>(eva(`/workload?zone=${encodeURIComponent(zone)}`));
  /** Everybody who asks within a second is given one answer. */
  async function until(ask: () => Promise<Workload>, enough: (work: Workload) => boolean): Promise<Workload> {
    await expect.poll(async () => enough(await ask()), { timeout: 3000 }).toBe(true);
    return ask();
  }
  const listed = async (query: string) =>
    (await jsonOf<{ items: ReviewSummary[] }>(eva(`/reviews?${query}&limit=200`))).items.length;

  it("counts arrivals of hours that are over once, and again nothing of them", async () => {
    await countArrivals(house.world);
    const counted = () =>
      house.database.query("select kind, sum(arrivals)::int as n from surety.arrival_hours group by 1 order by 1");
    expect(await counted()).toEqual([
      { kind: "case", n: 57 },
      { kind: "review", n: 28 },
    ]);
    await Promise.all([countArrivals(house.world), countArrivals(house.world)]);
    expect(await counted()).toHaveLength(2);
    const [until] = await house.database.query("select counted_until as at from surety.arrival_counts");
    expect(until).toEqual({ at: new Date("2026-11-25T10:00:00Z") });
  });

  it("tells what waits, with hours from measured times, and each count is that of the list behind it", async () => {
    await open({ due_at: ago(1) });
    await open({ due_at: new Date("2026-11-25T20:00:00Z") });
    await open({
      due_at: new Date("2026-11-25T23:30:00Z"),
      status: "claimed",
      claimed_by: "p-zoe",
      claimed_until: ago(-1),
    });
    await open({ queue: "other" });
    const caseId = await seedCase(house.database, {});
    await seedPlanted(house.database, { caseId, detail: {} }, { created_at: new Date(), due_at: ago(2) });
    const work = await read();
    const people = work.queues.find(({ queue }) => queue === "people")!;
    expect(people).toMatchObject({ open: 4, overdue: 2, dueToday: 4, held: 1 });
    expect(people.secondsPerReview).toMatchObject({ value: 90, n: 28 });
    expect(people.hours!.value).toBeCloseTo((4 * 90) / 3600);
    expect(people.hours!.low).toBeLessThan(people.hours!.value);
    expect(work.queues.find(({ queue }) => queue === "other")).toMatchObject({ open: 1, hours: null, next7: null });
    await house.database.query(
      "update surety.reviews set assignee = 'p-zoe' where status = 'open' and queue = 'people'",
    );
    expect(work.people).toEqual([{ person: "p-zoe", name: "p-zoe", given: 0, overdue: 0, held: 1 }]);
    expect(await listed("queue=people")).toBe(people.open);
    expect(await listed("queue=people&due=overdue")).toBe(people.overdue);
    expect(await listed(`queue=people&due=${encodeURIComponent(work.today)}`)).toBe(people.dueToday);
    house.world.clock.now = () => new Date(now.getTime() + 1);
    const zoe = await until(read, ({ people: [one] }) => one!.given > 0);
    expect(zoe.people).toEqual([{ person: "p-zoe", name: "p-zoe", given: 2, overdue: 1, held: 1 }]);
    expect(await listed("assignee=p-zoe")).toBe(2);
  });

  it("ends today where the one who looks is", async () => {
    const berlin = await read("Europe/Berlin");
    expect(berlin.today).toBe("2026-11-25T23:00:00.000Z");
    expect(berlin.queues.find(({ queue }) => queue === "people")).toMatchObject({ dueToday: 3 });
    const wrong = await eva("/workload?zone=Europe/Berlim");
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("Europe/Berlin");
  });

  it("forecasts hours from arrivals, from what the gates send to people, and from measured times", async () => {
    const { forecast, queues } = await read();
    const { next7 } = queues.find(({ queue }) => queue === "people")!;
    expect(forecast).toMatchObject({ weeks: 2 });
    expect(next7).toMatchObject({ cases: 28, ofHundred: 50 });
    expect(next7!.reviews.value).toBe(14);
    expect(next7!.hours!.value).toBeCloseTo((14 * 90) / 3600);
    expect(next7!.hours!.low).toBeLessThan(next7!.hours!.value);
    expect(next7!.hours!.high).toBeGreaterThan(next7!.hours!.value);
    expect(forecast.days!.map(({ hours }) => hours.toFixed(3))).toEqual(Array.from({ length: 7 }, () => "0.050"));
    expect(forecast.hours!.value).toBeCloseTo(0.35);
  });

  it("follows the gate of the last week where it has changed", async () => {
    // The same arrivals, and from now on all of a week came to people.
    await house.database.query("update surety.arrival_hours set arrivals = 4 where kind = 'review' and hour >= $1", [
      new Date("2026-11-18T10:00:00Z"),
    ]);
    const later = new Date(now.getTime() + 2000);
    house.world.clock.now = () => later;
    const all = await until(read, ({ queues }) => queues.some(({ next7 }) => (next7?.ofHundred ?? 0) > 90));
    expect(all.queues.find(({ queue }) => queue === "people")!.next7).toMatchObject({ ofHundred: 100 });
  });
});
