import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

/** A model that is as sure as the text says: `yes 0.9`. */
function answerTo(text: string): ModelAnswer {
  const [value = null, confidence = 0] = text.split(" ");
  return {
    value,
    confidence: Number(confidence),
    alternatives: [],
    outOfScope: null,
    signals: {},
    model: "fake",
    modelVersion: "m1",
    costMicros: 0,
    latencyMs: 0,
  };
}

function judging(name: string, gate: object): WorkflowSource {
  const classify = (labels: string[]) => ({ classify: { text: "{{ input.text }}", labels }, models: ["local"] });
  const judge = {
    judge: { answer: classify(["yes", "no"]), sure: { rule: { cases: [{ when: "true", value: "quite" }] } } },
    gate,
  };
  return ruleWorkflow({ name, flow: [judge, { act: [{ otherwise: [] }] }] as WorkflowSource["flow"] });
}

describe("the gate", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(undefined, { audits: true });
    house.world.model = (name) => (name === "local" ? { name, judge: async ({ text }) => answerTo(text) } : null);
  });
  afterAll(() => house.end());

  const save = async (name: string, gate: object) => {
    await house.commands.saveWorkflow(judging(name, gate), owner);
    await house.commands.setStage(name, "live", owner);
  };
  const earn = async (
    workflow: string,
    evidence: { segmentBy: string | null; segments: object[]; judgments?: number },
  ) => {
    await house.database.query("update surety.gates set active = false where workflow = $1", [workflow]);
    await house.database.query(
      `insert into surety.gates (id, workflow, judgment, model, target, assurance, evidence, active, created_at)
       values ($1, $2, 'answer', 'm1', 0.02, 0.95, $3, true, now())`,
      [house.world.newId(), workflow, JSON.stringify(evidence)],
    );
    house.world.gates.forget();
  };
  async function routeOf(workflow: string, text: string) {
    const [arrival] = await house.send(workflow, { text });
    await house.commands.waitForCase(arrival?.caseId ?? "", 5000);
    const [row] = await house.database.query<{ route: string; code: string; segment: string | null; status: string }>(
      "select j.route, j.reason ->> 'code' as code, j.segment, c.status from surety.judgments j join surety.cases c on c.id = j.case_id where case_id = $1 and name = 'answer'",
      [arrival?.caseId],
    );
    return { ...row, caseId: arrival?.caseId ?? "" };
  }
  const whole = { segmentBy: null, segments: [{ segment: "", threshold: 0.8 }] };

  it("uses the threshold that labels have earned, for the target that they were looked at for", async () => {
    await save("strict", { maxError: 0.02, assurance: 0.95 });
    await earn("strict", whole);
    expect(await routeOf("strict", "yes 0.9")).toMatchObject({ code: "confident", status: "done" });
    expect(await routeOf("strict", "yes 0.7")).toMatchObject({ code: "below-threshold", status: "waiting" });
    await save("strict", { maxError: 0.01, assurance: 0.95 });
    expect(await routeOf("strict", "yes 0.9")).toMatchObject({ code: "no-threshold", status: "waiting" });
    await save("strict", { maxError: 0.02, assurance: 0.95, segment: "input.id" });
    expect(await routeOf("strict", "yes 0.9")).toMatchObject({ code: "no-threshold" });
  });

  it("may speak of everything that its block has judged", async () => {
    const segment = "answer.value";
    await save("siblings", { segment, reviewWhen: 'sure.value == "quite" && answer.value == "no"' });
    await earn("siblings", { segmentBy: segment, segments: [{ segment: "yes", threshold: 0.8 }] });
    expect(await routeOf("siblings", "yes 0.9")).toMatchObject({ segment: "yes", code: "confident", status: "done" });
    expect(await routeOf("siblings", "no 0.9")).toMatchObject({ code: "check-failed", status: "waiting" });
  });

  it("is void when one more judgment shares its assurance", async () => {
    await save("shared", {});
    await earn("shared", { ...whole, judgments: 1 });
    expect(await routeOf("shared", "yes 0.9")).toMatchObject({ code: "confident" });
    const more = judging("shared", {});
    const block = more.flow[0] as { judge: Record<string, unknown> };
    block.judge["other"] = { ...(block.judge["answer"] as object) };
    await house.commands.saveWorkflow(more, owner);
    expect(await routeOf("shared", "yes 0.9")).toMatchObject({ code: "no-threshold" });
    await earn("shared", { ...whole, judgments: 2 });
    expect(await routeOf("shared", "yes 0.9")).toMatchObject({ code: "confident", status: "waiting" });
  });

  it("gives all judgments of a block the chance of an audit that the likeliest of them has", async () => {
    const audit = { share: 0.02, raise: [{ confidenceBelow: 0.95, share: 0.4 }] };
    await save("together", { audit });
    await earn("together", whole);
    const { caseId } = await routeOf("together", "yes 0.9");
    const rows = await house.database.query<{ probability: number }>(
      "select audit_probability as probability from surety.judgments where case_id = $1",
      [caseId],
    );
    expect(rows).toEqual([{ probability: 0.4 }, { probability: 0.4 }]);
  });

  it("counts every case as a fair sample while people decide them all, and behind a running gate the drawn ones", async () => {
    await save("sampled", { maxError: 0.02, assurance: 0.95, audit: 0.5 });
    await earn("sampled", whole);
    const drawOf = async (text: string) => {
      const { caseId } = await routeOf("sampled", text);
      const [review] = await house.database.query<{ id: string }>("select id from surety.reviews where case_id = $1", [
        caseId,
      ]);
      await house.commands.decideReview(review?.id ?? "", { answers: { answer: "yes", sure: "quite" } }, reviewer);
      const [label] = await house.database.query<{ draw: number | null; part: string }>(
        "select draw_probability as draw, part from surety.labels where case_id = $1",
        [caseId],
      );
      return label;
    };
    const behindTheGate = [];
    for (let sent = 0; sent < 20; sent += 1) behindTheGate.push(await drawOf("yes 0.7"));
    expect(behindTheGate).toContainEqual({ draw: null, part: "train" });
    expect(behindTheGate).toContainEqual({ draw: 0.5, part: "calibration" });
    await house.commands.setStage("sampled", "assisted", owner);
    expect(await drawOf("yes 0.7")).toMatchObject({ draw: 1 });
    expect(await drawOf("yes 0.9")).toMatchObject({ draw: 1 });
    const parts = await house.database.query(
      "select distinct part from surety.labels where text = 'yes 0.7' and draw_probability = 1",
    );
    expect(await drawOf("yes 0.7")).toMatchObject(parts[0] as object);
  });
});
