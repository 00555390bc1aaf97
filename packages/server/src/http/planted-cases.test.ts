import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewDetail } from "@surety/core/wire/review";
import type { ReviewPreview } from "@surety/core/wire/review-preview";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../commands/commands.ts";
import { countQueues, withPlantedCounts } from "../queries/count-queues.ts";
import { listReviews } from "../queries/list-reviews.ts";
import { ownPractice } from "../queries/read-practice.ts";
import { seedCase, seedJudgment, seedReview, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const person = (id: string): Actor => ({ kind: "person", id, name: id, role: "reviewer" });
const [rita, carl] = [person("rita"), person("carl")];
const lookerAs = (person: string | null) => ({ person, now: new Date(), barred: [] });
const tables = ["cases", "reviews", "decisions", "labels", "effects", "judgments", "timeline", "events"];

describe("a planted case", () => {
  let house: TestApp;
  let key: Record<string, string>;
  let planted: string;
  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database, {
      ...ticketsSource,
      labels: { plantedCases: 0.2 },
      review: { undoSeconds: 60 },
    });
    key = await house.as("owner");
    await house.database.query(
      "insert into surety.people (id, name, email, role) values ('rita', 'Rita', 'r@x.test', 'reviewer'), ('carl', 'Carl', 'c@x.test', 'reviewer')",
    );
    await wrongOnceAndConfirmed();
    // A draw from the review decides, one time in five: sooner or later it plants.
    for (let tries = 0; planted === undefined && tries < 200; tries += 1) {
      await decided("plain", "refund", rita);
      planted = await inbox(carl);
    }
  }, 60_000);
  afterAll(() => house.close());

  async function waiting(subject: string): Promise<{ caseId: string; review: string }> {
    const caseId = await seedCase(house.database, { status: "waiting", waiting_for: "review", input: { subject } });
    await seedJudgment(house.database, caseId, { text: subject, route: "review", label_probability: null });
    return { caseId, review: await seedReview(house.database, caseId, { undo_seconds: 60 }) };
  }
  async function decided(subject: string, intent: string, actor: Actor): Promise<string> {
    const { caseId, review } = await waiting(subject);
    await house.parts.commands.decideReview(review, { answers: { intent } }, actor);
    return caseId;
  }
  /** The model said refund, Rita and a second person say bug. */
  async function wrongOnceAndConfirmed(): Promise<void> {
    const caseId = await decided("it crashes, no refund wanted", "bug", rita);
    const [label] = await house.database.query<{ id: string }>("select id from surety.labels where case_id = $1", [
      caseId,
    ]);
    await house.parts.commands.giveOpinion(label!.id, { value: "bug", seconds: 2 }, person("thea"));
    await house.database.query("update surety.reviews set status = 'decided' where case_id = $1", [caseId]);
    await house.database.query("update surety.cases set status = 'done', queue = 'rest' where id = $1", [caseId]);
  }
  const inbox = async (actor: Actor) =>
    (await listReviews(house.database, {}, lookerAs(actor.id))).items.find(({ status }) => status === "open")
      ?.id as string;
  const counts = async () =>
    Promise.all(
      tables.map(async (table) => (await house.database.query(`select count(*)::int as n from surety.${table}`))[0]),
    );
  const read = <Body>(path: string) => jsonOf<Body>(house.app.request(`/api/v1${path}`, { headers: key }));

  it("looks like any other review, in the list, in detail and as a case", async () => {
    const real = await waiting("a real one");
    const [shown, other] = [
      await read<ReviewDetail>(`/reviews/${planted}`),
      await read<ReviewDetail>(`/reviews/${real.review}`),
    ];
    const shapeOf = (value: object) => Object.keys(value).sort();
    expect(shapeOf(shown)).toEqual(shapeOf(other));
    expect(shapeOf(shown.case)).toEqual(shapeOf(other.case));
    expect(shown).toMatchObject({ kind: "review", status: "open", queue: other.queue, suggestion: "intent: refund" });
    expect(shown.questions).toMatchObject([{ judgment: "intent", suggestion: "refund" }]);
    expect(shown.similar.every(({ answer }) => answer !== "intent: bug")).toBe(true);
    expect(shown.case).toMatchObject({ status: "waiting", effects: [], route: null, review: { id: planted } });
    expect(JSON.stringify(shown)).not.toContain('bug","decidedBy');
    const asCase = await read<CaseDetail>(`/cases/${shown.caseId}`);
    expect(asCase).toMatchObject({ id: shown.caseId, status: "waiting" });
    const [forCarl, forMachines] = await Promise.all(
      [carl.id, null].map(async (one) => (await listReviews(house.database, {}, lookerAs(one))).items.length),
    );
    const now = new Date();
    const queues = await countQueues(house.database, now);
    expect((await withPlantedCounts(house.database, queues, { person: carl.id, now, barred: [] }))[0]?.open).toBe(
      forCarl,
    );
    const counted = await read<{ items: { open: number }[] }>("/queues");
    expect(counted.items[0]?.open).toBe(forMachines);
    expect(forCarl).toBe((forMachines ?? 0) + 1);
    const previews = [planted, real.review].map(async (id) => {
      const { reviewId: _, ...preview } = await read<ReviewPreview>(`/reviews/${id}/preview`);
      return preview;
    });
    const [ofPlanted, ofReal] = await Promise.all(previews);
    expect(ofPlanted).toEqual(ofReal);
    await house.parts.commands.decideReview(real.review, { answers: { intent: "refund" } }, rita);
  });

  it("is not shown to who knows it, nor to machines", async () => {
    expect((await listReviews(house.database, {}, lookerAs(rita.id))).items.map(({ id }) => id)).not.toContain(planted);
    expect((await listReviews(house.database, {}, lookerAs(null))).items.map(({ id }) => id)).not.toContain(planted);
  });

  it("is claimed, decided and taken back like any other, and leaves no trace where cases are counted", async () => {
    const { commands } = house.parts;
    const [before, overview, quality] = [
      await counts(),
      await read("/overview"),
      await read("/workflows/tickets/quality"),
    ];
    const runs = house.runs.length;
    await commands.claimReview(planted, carl);
    await expect(commands.decideReview(planted, { answers: { intent: "bug" } }, rita)).rejects.toMatchObject({
      code: "claimed-by-other",
    });
    await expect(commands.decideReview(planted, { answers: { intent: "rain" } }, carl)).rejects.toMatchObject({
      code: "bad-answer",
    });
    const result = await commands.decideReview(planted, { answers: { intent: "refund" }, seconds: 2 }, carl);
    expect(result).toMatchObject({ status: "deciding", needsSecond: false, undoUntil: expect.any(String) });
    await expect(commands.decideReview(planted, { answers: { intent: "bug" } }, carl)).rejects.toMatchObject({
      code: "already-decided",
    });
    expect(await ownPractice(house.database, "carl", new Date(Date.now() + 1000))).toMatchObject({
      planted: { value: 0, n: 1 },
      plantedWrongSuggestion: { value: 0, n: 1 },
    });
    expect(await commands.undoDecision(planted, carl)).toMatchObject({ status: "claimed" });
    await commands.decideReview(planted, { answers: { intent: "bug" }, seconds: 9 }, carl);
    expect(await ownPractice(house.database, "carl", new Date(Date.now() + 1000))).toMatchObject({
      planted: { value: 1, n: 1 },
    });
    expect([await counts(), await read("/overview"), await read("/workflows/tickets/quality")]).toEqual([
      before,
      overview,
      quality,
    ]);
    expect(house.runs.length).toBe(runs);
  });
});
