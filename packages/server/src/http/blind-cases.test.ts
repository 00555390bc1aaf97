import type { CaseDetail, CaseSummary } from "@surety/core/wire/case";
import type { ReviewDetail } from "@surety/core/wire/review";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedCase, seedJudgment, seedReview, seedWorkflow } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

describe("a case that somebody must still answer blind", () => {
  let house: TestApp;
  const by: Record<string, Record<string, string>> = {};
  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database);
    for (const role of ["owner", "editor", "reviewer", "viewer"] as const)
      by[role] = { ...(await house.as(role)), "content-type": "application/json" };
    by["other"] = { ...(await house.as("reviewer")), "content-type": "application/json" };
  });
  afterAll(() => house.close());

  /** An automated case with its audit, which nobody has claimed. */
  async function audited(text = "please give my money back"): Promise<{ id: string; review: string }> {
    const answered = {
      status: "done",
      route: "automated",
      answer: "intent: refund",
      confidence: 0.97,
      queue: "refunds",
    };
    const id = await seedCase(house.database, { ...answered, input: { subject: text } });
    await seedJudgment(house.database, id, { route: "audit", audit_probability: 0.1 });
    await house.database.query(
      `insert into surety.effects (id, case_id, action, kind, idempotency_key, request, status, created_at)
       values ($1, $1, '2.0.0', 'assign', 'key of ' || $1::uuid, '{"queue":"refunds"}', 'sent', now())`,
      [id],
    );
    await house.database.query(
      "insert into surety.timeline (case_id, at, kind, title) values ($1, now(), 'judged', 'Said refund')",
      [id],
    );
    return { id, review: await seedReview(house.database, id, { kind: "audit", block: 1 }) };
  }
  const get = async <Body>(path: string, who = "reviewer") =>
    jsonOf<Body>(house.app.request(`/api/v1${path}`, { headers: by[who] ?? {} }));
  const post = async (path: string, who = "reviewer", body: unknown = {}) =>
    house.app.request(`/api/v1${path}`, { method: "POST", headers: by[who] ?? {}, body: JSON.stringify(body) });
  const ids = async (query: string, who = "reviewer") =>
    (await get<{ items: CaseSummary[] }>(`/cases?${query}`, who)).items.map((one) => one.id);

  it("says nothing of the machine's answer to anybody who may decide, before there is a claim", async () => {
    const { id } = await audited();
    for (const who of ["reviewer", "editor", "owner"]) {
      const shown = await get<CaseDetail>(`/cases/${id}`, who);
      expect(shown).toMatchObject({ blind: true, answer: null, confidence: null, queue: null });
      expect([shown.judgments, shown.effects, shown.timeline.map((line) => line.kind)]).toEqual([[], [], ["event"]]);
      expect(JSON.stringify(shown)).not.toMatch(/refunds|Said refund|0\.97/);
    }
    expect(await get<CaseDetail>(`/cases/${id}`, "viewer")).toMatchObject({ blind: false, answer: "intent: refund" });
  });

  it("is in lists without its answer, and cannot be found by it", async () => {
    const { id } = await audited();
    const row = (await get<{ items: CaseSummary[] }>("/cases")).items.find((one) => one.id === id);
    expect(row).toMatchObject({ blind: true, answer: null, confidence: null, queue: null });
    expect(await ids("judgment=intent&gate=audit")).toContain(id);
    expect(await ids("judgment=intent&label=refund")).not.toContain(id);
    expect(await ids("q=intent%3A+refund")).not.toContain(id);
    expect(await ids("judgment=intent&label=refund", "viewer")).toContain(id);
    expect(await ids("q=intent%3A+refund", "viewer")).toContain(id);
  });

  it("is no example beside another review", async () => {
    const { id } = await audited("the parcel never arrived at all");
    const alike = await seedCase(house.database, {
      status: "waiting",
      waiting_for: "review",
      input: { subject: "the parcel never arrived at all" },
    });
    const review = await seedReview(house.database, alike, { kind: "review", block: 1 });
    const { similar } = await get<ReviewDetail>(`/reviews/${review}`);
    expect(similar.map((one) => one.caseId)).not.toContain(id);
  });

  it("stays hidden while the decision can be taken back, and is shown once it is settled", async () => {
    const { id, review } = await audited();
    expect((await post(`/reviews/${review}/claim`)).status).toBe(200);
    expect((await post(`/reviews/${review}/decide`, "reviewer", { answers: { intent: "bug" } })).status).toBe(200);
    const [row] = await house.database.query<{ status: string }>("select status from surety.reviews where id = $1", [
      review,
    ]);
    expect((await get<CaseDetail>(`/cases/${id}`)).blind).toBe(row?.status === "deciding");
    await house.database.query("update surety.reviews set status = 'decided' where id = $1", [review]);
    expect(await get<CaseDetail>(`/cases/${id}`)).toMatchObject({ blind: false, answer: "intent: refund" });
  });

  it("is opened by an owner as an act that stands in the audit log, and never decided by that owner", async () => {
    const { id, review } = await audited();
    expect((await post(`/cases/${id}/unblind`, "editor")).status).toBe(403);
    expect((await post(`/reviews/${review}/claim`, "owner")).status).toBe(200);
    const opened = await post(`/cases/${id}/unblind`, "owner");
    expect(await jsonOf<CaseDetail>(opened)).toMatchObject({ blind: false, answer: "intent: refund" });
    const codes = await Promise.all(
      [`/reviews/${review}/claim`, `/reviews/${review}/decide`].map(async (path) =>
        jsonOf<{ code: string }>(
          await post(path, "owner", path.endsWith("decide") ? { answers: { intent: "bug" } } : {}),
        ),
      ),
    );
    expect(codes.map(({ code }) => code)).toEqual(["answer-seen", "answer-seen"]);
    expect((await post(`/cases/${id}/unblind`, "owner")).status).toBe(409);
    expect(await get<CaseDetail>(`/cases/${id}`, "other")).toMatchObject({ blind: true });
    expect((await post(`/reviews/${review}/claim`, "other")).status).toBe(200);
    expect(await house.database.query("select verb, object from surety.audit_log where verb = 'unblind case'")).toEqual(
      [{ verb: "unblind case", object: `case ${id}` }],
    );
  });

  it("is one whose review is timed, too", async () => {
    const id = await seedCase(house.database, { status: "waiting", waiting_for: "review", answer: "intent: refund" });
    await seedJudgment(house.database, id, { route: "review" });
    await seedReview(house.database, id, { kind: "review", block: 1 });
    expect(await get<CaseDetail>(`/cases/${id}`)).toMatchObject({ blind: false });
    await house.database.query("update surety.workflows set stage = 'assisted' where name = 'tickets'");
    house.world.definitions.forget();
    expect((await post("/workflows/tickets/baseline/timing", "editor", { cases: 10 })).status).toBe(200);
    expect(await get<CaseDetail>(`/cases/${id}`)).toMatchObject({ blind: true, answer: null });
  });
});
