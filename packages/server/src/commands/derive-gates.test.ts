import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GateEvidence } from "../models/gate-evidence.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { finishJob } from "./jobs.ts";

const words = { billing: "invoice payment charge", login: "password account locked" };
const classify = { classify: { text: "{{ input.text }}", labels: ["billing", "login"] }, models: ["local"] };

function learning(name: string, gate: object, more: object = {}): WorkflowSource {
  const flow = [{ judge: { topic: classify, ...more }, gate }, { act: [{ otherwise: [] }] }];
  return ruleWorkflow({ name, flow: flow as WorkflowSource["flow"] });
}

describe("deriving a gate", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
  });
  afterAll(() => house.end());

  let labelled = 0;
  const label = (workflow: string, count: number, judgment = "topic") =>
    house.commands.addLabels(
      workflow,
      judgment,
      Array.from({ length: count }, () => {
        const value = (labelled += 1) % 2 === 0 ? "billing" : "login";
        const segment = labelled % 3 === 0 ? "gold" : "silver";
        return { text: `${words[value]} question number ${labelled}`, value, externalId: `${labelled}`, segment };
      }),
      owner,
    );
  const train = async (workflow: string) =>
    finishJob(house.world, (await house.commands.startTraining(workflow, owner)).id);
  const derive = async (workflow: string, judgment = "topic") => {
    const job = await house.commands.startCalibration(workflow, owner);
    return (await finishJob(house.world, job.id))[judgment] as { look: number; kept: boolean };
  };
  const looks = (workflow: string, judgment = "topic") =>
    house.database.query<{ active: boolean; evidence: GateEvidence }>(
      "select active, evidence from surety.gates where workflow = $1 and judgment = $2 order by created_at",
      [workflow, judgment],
    );

  it("counts its looks at grown labels, and asks nothing for a look at the same ones", async () => {
    await house.commands.saveWorkflow(learning("counted", { maxError: 0.2 }), owner);
    await label("counted", 200);
    await train("counted");
    expect(await derive("counted")).toMatchObject({ look: 1, kept: true });
    expect(await looks("counted")).toHaveLength(1);
    await label("counted", 60);
    expect(await derive("counted")).toMatchObject({ look: 2, kept: false });
    const [first, second] = await looks("counted");
    expect([first?.active, second?.active]).toEqual([false, true]);
    expect(second?.evidence.segments[0]?.assurance).toBeCloseTo(1 - (0.05 * 6) / (4 * Math.PI ** 2), 9);
    expect(second?.evidence.labels.count).toBeGreaterThan(first?.evidence.labels.count ?? Infinity);
    expect(second?.evidence.labels.hash).not.toBe(first?.evidence.labels.hash);
    expect(second?.evidence.curves[0]?.labels).toBe(second?.evidence.labels.count);
    await house.commands.saveWorkflow(learning("counted", { maxError: 0.1 }), owner);
    expect(await derive("counted")).toMatchObject({ look: 3 });
  }, 120_000);

  it("passes over looks that could not succeed, and they cost nothing", async () => {
    await house.commands.saveWorkflow(learning("patient", { maxError: 0.05 }), owner);
    await label("patient", 60);
    await train("patient");
    await label("patient", 10);
    expect(await derive("patient")).toMatchObject({ look: 1, kept: false });
    await label("patient", 500);
    expect(await derive("patient")).toMatchObject({ look: 1, kept: false });
    const evidence = (await looks("patient")).map((one) => one.evidence);
    expect(evidence.map((one) => one.tested)).toEqual([false, false, true]);
    expect(evidence[0]?.segments[0]).toMatchObject({ threshold: null });
  }, 120_000);

  it("splits the assurance over the segments and the judgments of its block", async () => {
    const two = learning("split", { maxError: 0.3, segment: "input.id" }, { urgency: classify });
    await house.commands.saveWorkflow(two, owner);
    await label("split", 200);
    await label("split", 200, "urgency");
    await train("split");
    for (const judgment of ["topic", "urgency"]) {
      const [look] = await looks("split", judgment);
      expect(look?.evidence.judgments).toBe(2);
      expect(look?.evidence.segments.map((one) => one.segment)).toEqual(["gold", "silver"]);
      for (const one of look?.evidence.segments ?? [])
        expect(1 - one.assurance).toBeCloseTo((0.05 * 6) / (Math.PI ** 2 * 4), 9);
    }
  }, 120_000);
});
