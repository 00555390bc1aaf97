import { createHash } from "node:crypto";
import type { CaseDecision, DecisionScreen } from "@surety/core/wire/decision";
import type { ReviewDetail } from "@surety/core/wire/review";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../commands/commands.ts";
import { seedCase, seedJudgment, seedReview, seedWorkflow } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const rita: Actor = { kind: "person", id: "p-rita", name: "Rita", role: "reviewer" };

describe("what was on screen", () => {
  let house: TestApp;
  let headers: Record<string, string>;
  let other: Record<string, string>;
  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database);
    headers = { ...(await house.as("reviewer")), "content-type": "application/json" };
    other = { ...(await house.as("reviewer")), "content-type": "application/json" };
  });
  afterAll(() => house.close());

  async function waiting(subject = "please", review: Parameters<typeof seedReview>[2] = {}) {
    const caseId = await seedCase(house.database, { status: "waiting", waiting_for: "review", input: { subject } });
    await seedJudgment(house.database, caseId, { text: subject, route: "review", label_probability: null });
    return { caseId, review: await seedReview(house.database, caseId, review) };
  }
  const get = <Body>(path: string, by = headers) => jsonOf<Body>(house.app.request(`/api/v1${path}`, { headers: by }));
  const decide = async (review: string, body: object, by = headers) =>
    house.app.request(`/api/v1/reviews/${review}/decide`, {
      method: "POST",
      headers: by,
      body: JSON.stringify({ answers: { intent: "refund" }, ...body }),
    });
  const decided = async (caseId: string, by = headers) =>
    (await get<{ items: CaseDecision[] }>(`/cases/${caseId}/decisions`, by)).items;

  it("is kept once for each content, and named by the decision, whose record shows it", async () => {
    const { caseId, review } = await waiting("a broken lamp");
    const { screen } = await get<ReviewDetail>(`/reviews/${review}`);
    expect(screen).toMatch(/^[0-9a-f]{64}(\.[0-9a-f]{8}){5}$/);
    expect((await get<ReviewDetail>(`/reviews/${review}`)).screen).toBe(screen);
    expect(await house.database.query("select 1 from surety.screens")).toEqual([]);
    expect((await decide(review, { screen, seconds: 4.5 })).status).toBe(200);
    const [decision] = await decided(caseId);
    expect(decision).toMatchObject({ channel: "api", seconds: 4.5, answers: { intent: "refund" }, hasScreen: true });
    const shown = await get<DecisionScreen>(`/decisions/${decision?.id}/screen`);
    expect(shown.hash).toBe(screen.slice(0, 64));
    expect(createHash("sha256").update(canonicalJson(shown.screen)).digest("hex")).toBe(shown.hash);
    expect(JSON.stringify(shown.screen)).toContain("a broken lamp");
    expect(shown.screen).toMatchObject({
      asked: { questions: [{ judgment: "intent" }] },
      suggested: [{ suggestion: "refund" }],
    });
  });

  it("is refused where the case has changed since, with what, and counts for nothing", async () => {
    const { caseId, review } = await waiting();
    const { screen } = await get<ReviewDetail>(`/reviews/${review}`);
    await house.database.query(`update surety.cases set input = '{"subject":"something else"}' where id = $1`, [
      caseId,
    ]);
    const refused = await decide(review, { screen });
    expect(refused.status).toBe(409);
    expect(await jsonOf(refused)).toMatchObject({
      code: "screen-changed",
      detail: "The case has changed since you opened it: what arrived. Nothing was decided.",
    });
    expect(await decided(caseId)).toEqual([]);
    const now = await get<ReviewDetail>(`/reviews/${review}`);
    expect((await decide(review, { screen: now.screen })).status).toBe(200);
    expect((await decide(review, { screen: now.screen })).status).toBe(409);
    expect(await jsonOf(await decide(review, { screen }))).toMatchObject({ code: "already-decided" });
    expect((await decide(review, { screen: "nonsense" })).status).toBe(422);
  });

  it("is not needed, and then nothing is said of it", async () => {
    const { caseId, review } = await waiting();
    expect((await decide(review, {})).status).toBe(200);
    const [decision] = await decided(caseId);
    expect(decision?.hasScreen).toBe(false);
    expect(await get(`/decisions/${decision?.id}/screen`)).toMatchObject({ hash: null, screen: null });
  });

  it("of the first is hidden from the second until both have said the same", async () => {
    const { caseId, review } = await waiting("two eyes", { four_eyes: true });
    const shown = async (by: Actor) =>
      (await house.parts.commands.decideReview(review, { answers: { intent: "refund" } }, by)).needsSecond;
    expect(await shown(rita)).toBe(true);
    expect(await decided(caseId)).toEqual([]);
    const [first] = await house.database.query<{ id: string }>("select id from surety.decisions where review_id = $1", [
      review,
    ]);
    expect(await get(`/decisions/${first?.id}/screen`)).toMatchObject({ code: "decision-not-found" });
    expect(await shown({ ...rita, id: "p-carl", name: "Carl" })).toBe(false);
    expect(await decided(caseId)).toHaveLength(2);
  });

  it("of an audit that is still to be answered is nobody's", async () => {
    const caseId = await seedCase(house.database, { status: "done", route: "automated", answer: "intent: refund" });
    await seedJudgment(house.database, caseId, { route: "audit", audit_probability: 0.1 });
    const review = await seedReview(house.database, caseId, { kind: "audit", block: 1 });
    const { screen } = await get<ReviewDetail>(`/reviews/${review}`);
    expect((await decide(review, { screen })).status).toBe(200);
    const [decision] = await decided(caseId);
    const shown = await get<DecisionScreen>(`/decisions/${decision?.id}/screen`);
    expect(shown.screen).toMatchObject({ suggested: [{ suggestion: null, confidence: null }] });
    await house.database.query("update surety.reviews set status = 'open' where id = $1", [review]);
    expect(await decided(caseId, other)).toEqual([]);
    expect(await decided(caseId)).toHaveLength(1);
  });
});
