import { describe, expect, it } from "vitest";
import { compileWorkflow } from "../workflow/compile-workflow.ts";
import type { WorkflowSource } from "../workflow/document.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import type { DoctorFacts } from "./doctor-facts.ts";
import { examine } from "./examine.ts";
import { clinic } from "./clinic.fixture.ts";
import { goodDesign } from "./good-designs.fixture.ts";

function diagnose(edit: (design: WorkflowSource) => void, facts?: DoctorFacts, name = "tickets") {
  const source = goodDesign(name);
  edit(source);
  return examine(compileWorkflow(parseWorkflow(source), clinic), facts);
}

describe("the doctor", () => {
  it("says what it could not look at, and why", () => {
    const { notLookedAt, looked } = diagnose(() => {}, { casesPerDay: 100 });
    expect(notLookedAt).toContainEqual({
      code: "rule-fits-labels",
      title: "A rule answers as well as the model",
      missing: ["examples"],
    });
    expect(notLookedAt.map(({ code }) => code)).not.toContain("audit-too-low");
    expect(looked).toBeGreaterThan(40);
  });

  it("keeps an accepted finding visible, with its reason", () => {
    const because = "The queue is read every hour by the night shift.";
    const { findings, accepted } = diagnose((design) => {
      design.review = { queue: "desk" };
      design.doctor = { ignore: [{ code: "no-due-time", because }] };
    });
    expect(findings).toEqual([]);
    expect(accepted).toMatchObject([{ code: "no-due-time", path: "/review", because, severity: "risk" }]);
  });

  it("accepts at the named place only", () => {
    const { findings, accepted } = diagnose((design) => {
      design.input.properties["order"] = { type: "object" };
      design.input.properties["extra"] = { type: "object" };
      design.doctor = {
        ignore: [
          { code: "schema-accepts-anything", because: "The shop sends what it likes.", at: "/input/properties/order" },
        ],
      };
    });
    expect(accepted.map(({ path }) => path)).toEqual(["/input/properties/order"]);
    expect(findings.map(({ path }) => path)).toEqual(["/input/properties/extra"]);
  });

  it("does not call an acceptance stale that it could not look at", () => {
    const ignore = [{ code: "audit-too-low", because: "The volume is about to grow tenfold." }];
    expect(diagnose((design) => void (design.doctor = { ignore })).findings).toEqual([]);
    const busy = diagnose((design) => void (design.doctor = { ignore }), { casesPerDay: 10_000 });
    expect(busy.findings.map(({ code }) => code)).toEqual(["stale-acceptance"]);
  });

  it("lists families in one order and the gravest first", () => {
    const { findings } = diagnose((design) => {
      delete design.owner;
      delete design.dedupe;
      design.review = {};
      if ("judge" in design.flow[1]!) design.flow[1].gate = { fixedThreshold: 0.1 };
    });
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      "problem threshold-out-of-range",
      "risk hand-set-threshold",
      "risk no-dedupe",
      "risk no-due-time",
      "risk default-queue",
      "risk no-owner",
    ]);
  });

  it("says in days what an audit share means", () => {
    const gate = (design: WorkflowSource) =>
      void ("judge" in design.flow[1]! && (design.flow[1].gate = { maxError: 0.05, audit: 0.01 }));
    const [finding] = diagnose(gate, { casesPerDay: 40 }).findings;
    expect(finding?.why).toBe(
      "At 40 cases a day and 1 % audits, even if all were automated, a rise to 10 % errors would be noticed after about 12 months (146 audits).",
    );
  });
});
