import type { Check } from "../check.ts";
import { percent } from "../../gate/percent.ts";
import { labelsForErrors } from "../../statistics/labels-needed.ts";

/** With so many, what is missing is a matter of the target (target-out-of-reach), not of having labels. */
const enough = 300;

export const noEvaluationSet: Check = {
  code: "no-evaluation-set",
  family: "static-model",
  severity: "risk",
  title: "Nothing to measure a model on",
  looksFor: "A live workflow with fewer labels kept apart from training than its target needs when no answer is wrong.",
  why: "No threshold can be earned and no two models compared: whether it works is a matter of opinion.",
  fix: "Import labelled cases of the past, or review until there are enough.",
  needs: ["stage", "labels"],
  look: ({ gates, facts: { stage, labels = {} } }) =>
    gates.flatMap(({ gate, judgments, block }) => {
      const needed = Math.min(enough, labelsForErrors(0, gate.maxError, gate.assurance));
      return judgments.flatMap(({ name }) => {
        const kept = labels[name]?.calibration ?? 0;
        if (stage !== "live" || kept >= needed) return [];
        const what = `"${name}" has ${kept} labels kept apart from training; a promise of at most ${percent(gate.maxError)} errors takes at least ${needed}.`;
        return [{ path: ["flow", block, "judge", name], what }];
      });
    }),
};
