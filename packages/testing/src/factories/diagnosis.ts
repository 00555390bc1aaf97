import { badDesigns } from "@surety/core/doctor/bad-designs.fixture";
import { diagnosisWire } from "@surety/core/doctor/diagnosis-wire";
import { examine } from "@surety/core/doctor/examine";
import { clinic } from "@surety/core/doctor/clinic.fixture";
import { goodDesign } from "@surety/core/doctor/good-designs.fixture";
import { healthyFacts } from "@surety/core/doctor/healthy-facts.fixture";
import type { DiagnosisWire } from "@surety/core/wire/doctor";
import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";

const of = { workflow: "support-triage", version: "a1b2c3" };
const compiled = (design: WorkflowSource) => compileWorkflow(parseWorkflow(design), clinic);

/** What the doctor says, by the state of the design; made by the doctor itself. */
export const diagnosis = {
  /** A design with mistakes of several families, a rule that labels support, and an accepted risk. */
  sick(): DiagnosisWire {
    const design = goodDesign("tickets");
    const judged = design.flow[1];
    if (judged !== undefined && "judge" in judged) judged.gate = { maxError: 0.12, audit: 0.01, fixedThreshold: 0.2 };
    design.review = { queue: "desk", undoSeconds: 0 };
    delete design.owner;
    const because = "The desk works through the whole queue before it goes home.";
    design.doctor = { ignore: [{ code: "no-due-time", because }] };
    const examples = badDesigns().find(({ code }) => code === "rule-fits-labels")?.facts.examples ?? {};
    return diagnosisWire(examine(compiled(design), { ...healthyFacts(design), casesPerDay: 24, examples }), of);
  },
  /** Answers of which one needs no model. */
  partlyRuled(): DiagnosisWire {
    const design = goodDesign("tickets");
    const examples = badDesigns().find(({ code }) => code === "rule-fits-class")?.facts.examples ?? {};
    return diagnosisWire(examine(compiled(design), { ...healthyFacts(design), examples }), of);
  },
  /** Nothing to find, and no labels yet to fit rules on. */
  sound(): DiagnosisWire {
    const design = goodDesign("tickets");
    return diagnosisWire(examine(compiled(design), healthyFacts(design)), of);
  },
};
