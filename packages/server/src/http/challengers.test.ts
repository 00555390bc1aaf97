import type {
  ChallengeAnswer,
  ChallengerDetail,
  ChallengerList,
  PromotionEvidence,
} from "@surety/core/wire/challenger";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { owner, ruleWorkflow } from "../test-house.ts";
import { verifyEvidence } from "../challenger/sign-evidence.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

describe("challengers over HTTP", () => {
  let test: TestApp;
  let editor: Record<string, string> = {};
  let id = "";
  beforeAll(async () => {
    test = await createTestApp();
    editor = { ...(await test.as("editor")), "content-type": "application/json" };
    await test.parts.commands.saveWorkflow(ruleWorkflow(), owner);
  });
  afterAll(() => test.close());

  const get = (path: string) => test.app.request(`/api/v1${path}`, { headers: editor });
  const post = (path: string, body: unknown = {}) =>
    test.app.request(`/api/v1${path}`, { method: "POST", headers: editor, body: JSON.stringify(body) });

  it("begin with a changed document that is not in force, and are replayed after the commit", async () => {
    const document = ruleWorkflow({ title: "Sorting, better" });
    const answer = await post("/workflows/sorting/challengers", { reason: "a better title", document });
    expect(answer.status).toBe(201);
    const { challenger } = await jsonOf<ChallengeAnswer>(answer);
    expect(challenger).toMatchObject({ status: "preparing", challenger: { version: { number: 2 } } });
    id = challenger?.id ?? "";
    expect(test.tasks).toMatchObject([{ name: "replay-challenger", payload: { challenger: id } }]);
    expect(await jsonOf<{ version: object }>(get("/workflows/sorting"))).toMatchObject({ version: { number: 1 } });
  });

  it("are one at a time, of a workflow that exists, with a reason and a sensible period", async () => {
    const second = await post("/workflows/sorting/challengers", { reason: "one more" });
    expect(second.status).toBe(409);
    expect((await post("/workflows/nothing/challengers", { reason: "one more" })).status).toBe(404);
    expect((await post("/workflows/sorting/challengers", { reason: "" })).status).toBe(422);
    expect((await post("/workflows/sorting/challengers", { reason: "surprise", surprise: 1 })).status).toBe(422);
    const other = { reason: "another", document: ruleWorkflow({ name: "other" }) };
    expect(await jsonOf(post("/workflows/sorting/challengers", other))).toMatchObject({ code: "other-workflow" });
  });

  it("show their criteria, frozen with their hash", async () => {
    const detail = await jsonOf<ChallengerDetail>(get(`/challengers/${id}`));
    expect(detail.criteria).toMatchObject({ aim: "better", evidence: 20 });
    expect(detail.criteriaHash).toMatch(/^[0-9a-f]{64}$/);
    expect(detail.verdict).toMatchObject({ state: "undecided", sentence: "The period is still being replayed." });
    expect((await get("/challengers/nothing")).status).toBe(404);
    expect(await jsonOf(get(`/challengers/${id}/disagreements`))).toEqual({ items: [], next: null });
  });

  it("cannot take cases before they have replayed, and are never promoted without evidence or a reason", async () => {
    expect(await jsonOf(post(`/challengers/${id}/canary`, { share: 0.1 }))).toMatchObject({ code: "no-canary" });
    const refused = await post(`/challengers/${id}/promote`);
    expect(refused.status).toBe(409);
    expect(await jsonOf(refused)).toMatchObject({ code: "not-ready-to-promote", field: "because" });
  });

  it("are nobody's to change who may only look", async () => {
    const viewer = { ...(await test.as("viewer")), "content-type": "application/json" };
    const paths = [`challengers/${id}/promote`, `challengers/${id}/withdraw`, "workflows/sorting/rollback"];
    for (const path of paths) {
      const answer = await test.app.request(`/api/v1/${path}`, { method: "POST", headers: viewer, body: "{}" });
      expect(answer.status).toBe(403);
    }
  });

  it("are promoted by a person who says why, and the record can be verified elsewhere", async () => {
    const detail = await jsonOf<ChallengerDetail>(
      post(`/challengers/${id}/promote`, { because: "only the title is another one" }),
    );
    expect(detail.status).toBe("promoted");
    expect(await jsonOf(get("/workflows/sorting"))).toMatchObject({ title: "Sorting, better", version: { number: 2 } });
    const list = await jsonOf<ChallengerList>(get("/workflows/sorting/challengers"));
    const [promotion] = list.promotions;
    expect(promotion).toMatchObject({ verified: true, overrideBecause: "only the title is another one" });
    const evidence = await jsonOf<PromotionEvidence>(get(`/promotions/${promotion?.id}`));
    expect(evidence.publicKey).toBe(list.publicKey);
    expect(verifyEvidence(evidence.record, evidence)).toBe(true);
    expect(evidence.record).toMatchObject({ criteriaHash: detail.criteriaHash, challengersBefore: 0 });
    expect(verifyEvidence({ ...evidence.record, criteriaHash: "0" }, evidence)).toBe(false);
  });

  it("are rolled back in one request, once", async () => {
    expect((await post("/workflows/sorting/rollback", {})).status).toBe(422);
    const answer = await post("/workflows/sorting/rollback", { because: "it was a joke" });
    expect(await jsonOf(answer)).toMatchObject({ rolledBack: { because: "it was a joke", automatic: false } });
    expect(await jsonOf(get("/workflows/sorting"))).toMatchObject({ title: "Sorting", version: { number: 1 } });
    expect((await post("/workflows/sorting/rollback", { because: "once more" })).status).toBe(409);
  });

  it("are withdrawn, once", async () => {
    const made = await jsonOf<ChallengeAnswer>(post("/workflows/sorting/challengers", { reason: "an A/A test" }));
    expect(await jsonOf(post(`/challengers/${made.challenger?.id}/withdraw`))).toMatchObject({ status: "withdrawn" });
    expect((await post(`/challengers/${made.challenger?.id}/withdraw`)).status).toBe(409);
  });
});
