import type { ProblemDetails } from "@surety/core/wire/common";
import type { DecisionResult, ReviewDetail, ReviewSummary } from "@surety/core/wire/review";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCase } from "../queries/read-case.ts";
import { seedCase, seedJudgment, seedPlanted, seedReview, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";
import { type Desk, deskOf as openDesk } from "./test-desk.ts";

let house: TestApp;
const due = new Date(Date.now() + 3_600_000);

beforeEach(async () => {
  house = await createTestApp();
  await seedWorkflow(house.database, { ...ticketsSource, labels: { secondOpinions: 0.05, plantedCases: 0 } });
});
afterEach(() => house.close());

/** The machine says bug, of which nobody may learn before they have looked at the case. */
async function opened(kind: "review" | "audit", suggestion = "after-evidence"): Promise<string> {
  const audit = kind === "audit";
  const state = audit ? { status: "done", queue: "rest" } : { status: "waiting", waiting_for: "review" };
  const caseId = await seedCase(house.database, { ...state, answer: "intent: bug", confidence: 0.9 });
  const route = audit ? { route: "audit", audit_probability: 0.1 } : { route: "review", label_probability: 1 };
  await seedJudgment(house.database, caseId, { value: "bug", text: "hello", ...route });
  return seedReview(house.database, caseId, { kind, suggestion, due_at: due, confidence: audit ? null : 0.9 });
}
async function planted(): Promise<string> {
  const source = await opened("review", "shown");
  const [{ case_id: caseId }] = (await rows("select case_id from surety.reviews where id = $1", [source])) as [
    { case_id: string },
  ];
  await rows("update surety.reviews set status = 'decided' where id = $1", [source]);
  const detail = { ...(await readCase(house.database, caseId)) };
  const more = { due_at: due, confidence: 0.9, answer: "intent: bug", expected: { intent: "refund" } };
  return seedPlanted(house.database, { caseId, detail }, { ...more, suggestion: "after-evidence" });
}
const rows = <Row>(sql: string, values: unknown[] = []) => house.database.query<Row>(sql, values);

const deskOf = (name: string) => openDesk(house, name);
const detail = (desk: Desk, id: string) => jsonOf<ReviewDetail>(desk(`/reviews/${id}`));
const list = async (desk: Desk) => (await jsonOf<{ items: ReviewSummary[] }>(desk("/reviews"))).items;
const withoutIds = (text: string) =>
  text
    .replaceAll(/"screen":"[^"]*"/g, "screen")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "then");

describe("a review in which evidence comes before the suggestion", () => {
  it("does not send the suggestion by any door", async () => {
    const eva = await deskOf("eva");
    const id = await opened("review");
    const { case: shown, questions, ...rest } = await detail(eva, id);
    expect(rest).toMatchObject({ suggestionPolicy: "after-evidence", suggestionSeen: "none", suggestion: null });
    expect(questions).toMatchObject([{ suggestion: null, confidence: null, alternatives: [], reason: null }]);
    const [row] = await list(eva);
    const seen = [shown, rest, row, await jsonOf(eva(`/cases/${shown.id}`)), await jsonOf(eva("/cases"))];
    expect(JSON.stringify(seen)).not.toMatch(/bug|0\.9/);
  });

  it("looks the same as an audit and as a planted case, before and after a look", async () => {
    const eva = await deskOf("eva");
    const ids = [await opened("review"), await opened("audit"), await planted()];
    const looks = async () =>
      Promise.all(
        ids.map(async (id) => {
          const [one, preview, row] = [await detail(eva, id), await eva(`/reviews/${id}/preview`), await list(eva)];
          return withoutIds(JSON.stringify([one, await preview.json(), row.find((r) => r.id === id)]));
        }),
      );
    const [review, audit, known] = await looks();
    expect(audit).toBe(review);
    expect(known).toBe(review);
    for (const id of ids) await eva(`/reviews/${id}/suggestion`, { answers: { intent: "refund" } });
    const [review2, audit2, known2] = await looks();
    expect(review2).toContain('"suggestionSeen":"answered"');
    expect(review2).toContain('"suggestion":"bug"');
    expect(audit2).toBe(review2);
    expect(known2).toBe(review2);
  });

  it("keeps what was answered before the look, once and for good", async () => {
    const eva = await deskOf("eva");
    const id = await opened("review");
    expect((await eva(`/reviews/${id}/suggestion`, { answers: { intent: "cake" } })).status).toBe(422);
    const after = await jsonOf<ReviewDetail>(eva(`/reviews/${id}/suggestion`, { answers: { intent: "refund" } }));
    expect(after.questions).toMatchObject([{ suggestion: "bug", confidence: null }]);
    await eva(`/reviews/${id}/suggestion`, { answers: null });
    await eva(`/reviews/${id}/decide`, { answers: { intent: "bug" }, seconds: 9 });
    expect(await rows("select answers, suggestion_seen from surety.decisions")).toEqual([
      { answers: { intent: "bug" }, suggestion_seen: "answered" },
    ]);
    expect(await rows("select first_answers from surety.suggestion_looks")).toEqual([
      { first_answers: { intent: "refund" } },
    ]);
  });

  it("counts for an audit what was said blind", async () => {
    const eva = await deskOf("eva");
    const id = await opened("audit");
    await eva(`/reviews/${id}/suggestion`, { answers: { intent: "refund" } });
    await eva(`/reviews/${id}/decide`, { answers: { intent: "bug" }, seconds: 9 });
    expect(await rows("select value, source from surety.labels")).toEqual([{ value: "refund", source: "audit" }]);
    expect(await rows("select error from surety.audits")).toEqual([{ error: 1 }]);
  });

  it("asks somebody else about an audit whose answer was asked for, and nobody notices", async () => {
    const [eva, carl] = [await deskOf("eva"), await deskOf("carl")];
    const [audit, review] = [await opened("audit"), await opened("review")];
    const results: DecisionResult[] = [];
    for (const id of [audit, review]) {
      const asked = await jsonOf<ReviewDetail>(eva(`/reviews/${id}/suggestion`, { answers: null }));
      expect(asked).toMatchObject({ suggestionSeen: "asked", questions: [{ suggestion: "bug" }] });
      results.push(await jsonOf<DecisionResult>(eva(`/reviews/${id}/decide`, { answers: { intent: "bug" } })));
    }
    expect(results.map(({ needsSecond }) => needsSecond)).toEqual([false, false]);
    expect(await rows("select source from surety.labels")).toEqual([{ source: "review" }]);
    expect(await list(eva)).toEqual([]);
    const [again] = await list(carl);
    await carl(`/reviews/${again!.id}/decide`, { answers: { intent: "refund" } });
    expect(await rows("select error from surety.audits")).toEqual([{ error: 1 }]);
    expect(await rows("select suggestion_seen as seen from surety.decisions order by at")).toEqual(
      ["asked", "asked", "none"].map((seen) => ({ seen })),
    );
  });

  it("says in the same words that a suggestion is never shown", async () => {
    const eva = await deskOf("eva");
    for (const id of [await opened("review", "hidden"), await opened("audit", "hidden")]) {
      const answer = await eva(`/reviews/${id}/suggestion`, { answers: null });
      expect([answer.status, (await jsonOf<ProblemDetails>(answer)).code]).toEqual([409, "suggestion-hidden"]);
    }
    expect(await rows("select 1 from surety.suggestion_looks")).toEqual([]);
  });
});
