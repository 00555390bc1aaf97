import type { BulkAnswer } from "@surety/core/wire/bulk";
import type { Practice } from "@surety/core/wire/practice";
import type { Quality } from "@surety/core/wire/quality";
import type { ValueWire } from "@surety/core/wire/value";
import type { LiveQuality } from "@surety/core/wire/watch";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideBulk } from "../commands/decide-bulk.ts";
import { readCase } from "../queries/read-case.ts";
import { seedCase, seedJudgment, seedPlanted, seedReview, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";
import { type Desk, deskOf } from "./test-desk.ts";

/** No page waits for anything: it counts rows. On a busy machine reading them takes its time. */
const soonMs = 10_000;

describe("a decision", () => {
  let house: TestApp;
  let [rita, carl]: Desk[] = [];
  // Rows are seeded by the clock on the wall: behind it, across midnight, they would stand in the future.
  let moment = Date.now();

  beforeAll(async () => {
    house = await createTestApp();
    house.world.clock.now = () => new Date(moment);
    house.world.auditDraw = () => 0.9;
    await seedWorkflow(house.database, { ...ticketsSource, labels: { secondOpinions: 0.05, plantedCases: 0 } });
    [rita, carl] = [await deskOf(house, "rita"), await deskOf(house, "carl")];
  }, 60_000);
  afterAll(() => house.close());

  async function waiting(row: Record<string, unknown> = {}, judged: Record<string, unknown> = {}): Promise<string> {
    const audit = row["kind"] === "audit";
    const state = audit ? { status: "done", route: "automated" } : { status: "waiting", waiting_for: "review" };
    const caseId = await seedCase(house.database, state);
    const route = audit
      ? { route: "audit", audit_probability: 0.5, decided_value: "refund", decided_by: "model" }
      : { route: "review", label_probability: 1 };
    await seedJudgment(house.database, caseId, { text: "hello", ...route, ...judged });
    return seedReview(house.database, caseId, { undo_seconds: 60, ...row });
  }
  /** Opened, read for a while, and answered. */
  async function decide(desk: Desk, id: string, intent: string, seconds: number): Promise<void> {
    expect((await desk(`/reviews/${id}/claim`, {})).status).toBe(200);
    moment += seconds * 1000;
    const answer = await desk(`/reviews/${id}/decide`, { answers: { intent }, seconds });
    expect(answer.status).toBe(200);
  }
  const rows = <Row>(sql: string) => house.database.query<Row>(sql);
  const read = async <Body>(path: string, desk = rita!) => jsonOf<Body>(desk(path));

  /** What the pages say, put together from the answers that they are drawn from. */
  async function pages() {
    const { judgments, labels } = await read<Quality>("/workflows/tickets/quality");
    const { cells } = await read<LiveQuality>("/workflows/tickets/live/intent?days=7");
    const { reliabilityTotal } = await read<ValueWire>("/workflows/tickets/value");
    const live = judgments[0]!.live;
    return {
      labels: labels.bySource,
      overrides: Math.round((live.overrideRate?.value ?? 0) * (live.overrideRate?.n ?? 0)),
      decided: live.overrideRate?.n ?? 0,
      reviewed: cells.reduce((sum, day) => sum + day.reviewed, 0),
      caught: cells.reduce((sum, day) => sum + day.caught, 0),
      audited: cells.reduce((sum, day) => sum + day.answered, 0),
      wrong: cells.reduce((sum, day) => sum + day.wrong, 0),
      worth: reliabilityTotal.override?.n ?? 0,
    };
  }
  /** The same from the rows of decisions and audits alone: the last word on each review that is settled and was not taken back. */
  async function database() {
    const [counts] = await rows<Record<string, number>>(
      `with said as (
         select distinct on (d.review_id) d.review_id, d.case_id, d.answers ->> 'intent' as value, r.kind
         from surety.decisions d join surety.reviews r on r.id = d.review_id
         where d.undone_at is null and r.status in ('deciding','decided') order by d.review_id, d.at desc, d.id desc)
       select count(*) filter (where s.kind = 'review')::int as reviewed,
         count(*) filter (where s.kind = 'review' and s.value is distinct from j.value)::int as caught,
         count(*) filter (where s.kind = 'audit')::int as audited,
         count(*) filter (where s.kind = 'audit' and s.value is distinct from j.value)::int as wrong
       from said s join surety.judgments j on j.case_id = s.case_id`,
    );
    const { reviewed = 0, caught = 0, audited = 0, wrong = 0 } = counts!;
    const labels = { ...(reviewed > 0 ? { review: reviewed } : {}), ...(audited > 0 ? { audit: audited } : {}) };
    return { labels, overrides: caught, decided: reviewed, reviewed, caught, audited, wrong, worth: reviewed };
  }
  /** What the pages say when they count this, without anybody doing anything more. */
  async function counted(change: Partial<Awaited<ReturnType<typeof pages>>>): ReturnType<typeof pages> {
    await expect.poll(pages, { timeout: soonMs, interval: 20 }).toMatchObject(change);
    return pages();
  }

  it("counts at once: plain and against the machine", async () => {
    await decide(rita!, await waiting(), "refund", 20);
    expect(await counted({ labels: { review: 1 }, decided: 1, overrides: 0 })).toEqual(await database());
    await decide(rita!, await waiting(), "bug", 30);
    expect(await counted({ labels: { review: 2 }, decided: 2, overrides: 1, caught: 1 })).toEqual(await database());
  }, 30_000);

  it("counts when two have agreed, and not before", async () => {
    const id = await waiting({ four_eyes: true });
    await decide(rita!, id, "bug", 25);
    expect(await counted({ labels: { review: 2 }, decided: 2 })).toEqual(await database());
    await decide(carl!, id, "bug", 35);
    expect(await counted({ labels: { review: 3 }, decided: 3, overrides: 2 })).toEqual(await database());
  }, 30_000);

  it("counts as an audit, right and wrong", async () => {
    await decide(carl!, await waiting({ kind: "audit" }), "refund", 22);
    expect(await counted({ labels: { review: 3, audit: 1 }, audited: 1, wrong: 0 })).toEqual(await database());
    await decide(carl!, await waiting({ kind: "audit" }), "billing", 28);
    expect(await counted({ labels: { review: 3, audit: 2 }, audited: 2, wrong: 1, decided: 3 })).toEqual(
      await database(),
    );
  }, 30_000);

  it("counts no more when it is taken back, and again when it is given anew", async () => {
    const id = await waiting();
    await decide(rita!, id, "bug", 40);
    expect(await counted({ decided: 4, overrides: 3 })).toEqual(await database());
    expect((await rita!(`/reviews/${id}/undo`, {})).status).toBe(200);
    expect(await counted({ labels: { review: 3, audit: 2 }, decided: 3, overrides: 2 })).toEqual(await database());
    await decide(rita!, id, "refund", 10);
    expect(await counted({ labels: { review: 4, audit: 2 }, decided: 4, overrides: 2 })).toEqual(await database());
  }, 30_000);

  it("counts through a program and through a link", async () => {
    const key = { ...(await house.as("reviewer")), "content-type": "application/json" };
    const body = JSON.stringify({ answers: { intent: "refund" } });
    const init = { method: "POST", headers: key, body };
    expect((await house.app.request(`/api/v1/reviews/${await waiting()}/decide`, init)).status).toBe(200);
    expect(await counted({ decided: 5, overrides: 2 })).toEqual(await database());
    const entry = { decisionId: uuidv7(), link: { screenHash: "h" }, enter: async () => {} };
    const actor = { kind: "person", id: "carl-by-mail", name: "Carl", role: "reviewer" } as const;
    const decision = { answers: { intent: "billing" }, seconds: 12 };
    await house.parts.commands.decideReview(await waiting(), decision, actor, { ...entry, reviewOf: (one) => one });
    expect(await counted({ decided: 6, overrides: 3 })).toEqual(await database());
    const channels = await rows("select channel, count(*)::int as n from surety.decisions group by 1 order by 1");
    expect(channels).toEqual([
      { channel: "api", n: 1 },
      { channel: "desk", n: 8 },
      { channel: "link", n: 1 },
    ]);
  }, 30_000);

  it("counts in a bulk, one for each review, and no more for those that are taken back", async () => {
    const ids = [await waiting(), await waiting(), await waiting({}, { value: "bug" })];
    const ask = { ids, answers: { intent: "refund" }, seconds: 30 };
    const { plan } = await jsonOf<BulkAnswer>(rita!("/reviews/bulk", ask));
    const { bulk } = await jsonOf<BulkAnswer>(rita!("/reviews/bulk", { ...ask, hash: plan.hash }));
    const task = house.tasks.find(({ payload }) => payload["bulk"] === bulk!.id)!;
    await decideBulk(house.world, { id: task.id, payload: task.payload, attempt: 1, isLast: false });
    expect(await counted({ labels: { review: 9, audit: 2 }, decided: 9, overrides: 4 })).toEqual(await database());
    expect((await rita!(`/reviews/${ids[2]}/undo`, {})).status).toBe(200);
    expect(await counted({ labels: { review: 8, audit: 2 }, decided: 8, overrides: 3 })).toEqual(await database());
  }, 30_000);

  it("counts on a planted case for whoever gave it, and nowhere else", async () => {
    const caseId = (await rows<{ id: string }>("select id from surety.cases limit 1"))[0]!.id;
    const detail = { ...(await readCase(house.database, caseId)) };
    const before = await pages();
    for (const [intent, seconds] of [
      ["bug", 31],
      ["refund", 33],
    ] as const)
      await decide(carl!, await seedPlanted(house.database, { caseId, detail }), intent, seconds);
    const planted = async () => (await read<Practice>("/practice/own", carl)).planted;
    await expect.poll(planted, { timeout: soonMs, interval: 20 }).toMatchObject({ n: 2, value: 0.5 });
    expect(await pages()).toEqual(before);
  }, 30_000);

  it("adds up to the rows in seconds per case, per person and per workflow", async () => {
    moment += 1000;
    for (const [desk, name] of [
      [rita!, "rita"],
      [carl!, "carl"],
    ] as const) {
      const [own] = await rows<{ n: number; median: number }>(
        `select count(*)::int as n, (array_agg(d.seconds order by d.seconds))[floor(count(*) * 0.5)::int + 1] as median
         from surety.decisions d join surety.people p on p.id = d.person
         where p.name = '${name}' and d.undone_at is null and d.bulk is null and d.seconds > 0`,
      );
      const [week] = (await read<Practice>("/practice/own", desk)).queues[0]!.weeks;
      expect(week).toMatchObject({ decisions: own!.n, medianSeconds: own!.median });
    }
    const [times] = await rows<{ n: number; mean: number }>(
      `select count(t)::int as n, avg(t) as mean from (
         select case when d.bulk is not null then b.seconds / 3
           else coalesce(extract(epoch from d.at - d.claimed_at)::float8, nullif(d.seconds, 0)) end as t
         from surety.decisions d join surety.reviews r on r.id = d.review_id left join surety.bulks b on b.id = d.bulk
         where r.kind <> 'audit' and d.undone_at is null) times`,
    );
    const { total } = await read<ValueWire>("/workflows/tickets/value");
    expect(total.secondsPerReview).toMatchObject({ n: times!.n });
    expect(total.capped).toBe(0);
    expect(total.secondsPerReview!.value).toBeCloseTo(times!.mean, 9);
  }, 30_000);
});
