import type { WorkflowSource } from "../workflow/document.ts";
import type { z } from "zod";
import type { judgment } from "../workflow/judgment-schema.ts";
import type { DoctorFacts } from "./doctor-facts.ts";

type JudgmentSource = z.input<typeof judgment>;

function answersIn(spec: Exclude<JudgmentSource, { rule: unknown }>): readonly string[] {
  if ("extract" in spec) return [];
  if ("agent" in spec) return spec.agent.answers;
  if ("clauses" in spec) return spec.clauses.types;
  if ("generate" in spec) return ["draft"];
  return "classify" in spec ? spec.classify.labels : spec.score.scale;
}

/** Facts of an installation in which nothing is amiss, for the judgments of `design`. */
export function healthyFacts(design: WorkflowSource): DoctorFacts {
  const judged = design.flow.flatMap((block) => ("judge" in block ? Object.entries(block.judge) : []));
  const each = <Value>(of: (labels: readonly string[]) => Value) =>
    Object.fromEntries(
      judged.flatMap(([name, spec]) => {
        if ("rule" in spec) return [];
        return [[name, of(answersIn(spec))]];
      }),
    );
  return {
    stage: "live",
    casesPerDay: 400,
    runningDays: 28,
    labels: each((labels) => ({
      total: 400 * labels.length,
      byValue: Object.fromEntries(labels.map((label) => [label, 400])),
      fromPeopleLately: 90,
      calibration: 200 * labels.length,
      byPerson: { ana: 120, ben: 90 },
    })),
    models: each(() => ({ ageDays: 20, trainedOn: 400, labelsSince: 40, heldOut: { right: 376, of: 400 } })),
    pricedModels: [],
    cascades: {},
    challenger: null,
    queues: Object.fromEntries([[design.review?.queue ?? "", { open: 4, oldestOpenDays: 0.2, decidedLately: 90 }]]),
    alertDestinations: 1,
    openAlarms: [],
    outcomes: 30,
    scansFiles: true,
  };
}
