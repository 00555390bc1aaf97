import type { Check } from "../check.ts";
import { percent } from "../../gate/percent.ts";
import { answersOf } from "../patient.ts";

export const thresholdOutOfRange: Check = {
  code: "threshold-out-of-range",
  family: "no-confidence",
  severity: "problem",
  title: "A threshold that lets all or nothing through",
  looksFor: "A hand-set threshold at or below what guessing among the answers would reach, or of 100 %.",
  why: "The most probable of k answers always has at least 1/k, so such a gate stops nothing; and nothing is ever 100 % sure.",
  fix: "Remove fixedThreshold, so that labels earn one.",
  example: { before: "gate: { fixedThreshold: 0.25 }   # four labels", after: "gate: { maxError: 0.02 }" },
  look: ({ gates }) =>
    gates.flatMap(({ gate, judgments, path }) => {
      const threshold = gate.fixedThreshold;
      const fewest = Math.min(...judgments.map((one) => answersOf(one).length));
      if (threshold === null || (threshold > 1 / fewest && threshold < 1)) return [];
      const at = [...path, "fixedThreshold"];
      if (threshold >= 1)
        return [{ path: at, what: "No confidence reaches 100 %: this gate never automates anything." }];
      const what = `With ${fewest} answers the best one always has at least ${percent(1 / fewest)}, so a threshold of ${percent(threshold)} stops nothing.`;
      return [{ path: at, what }];
    }),
};
