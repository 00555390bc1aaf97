import type { Check } from "../check.ts";
import { percent } from "../../gate/percent.ts";

export const targetAboveBaseline: Check = {
  code: "target-above-baseline",
  family: "no-confidence",
  severity: "risk",
  title: "A target worse than before",
  looksFor: "A gate that allows a larger share of errors than the baseline had.",
  why: "Automation may then be allowed to be worse than the people it takes over from.",
  fix: "Set maxError to the baseline's error rate at most.",
  example: {
    before: "gate: { maxError: 0.1 }\nmeasure: { baseline: { errorRate: 0.04 } }",
    after: "gate: { maxError: 0.04 }",
  },
  look: ({ document, gates }) => {
    const before = document.measure?.baseline?.errorRate;
    if (before === undefined) return [];
    return gates.flatMap(({ gate, path }) =>
      gate.maxError <= before
        ? []
        : [
            {
              path: [...path, "maxError"],
              what: `The gate allows ${percent(gate.maxError)} errors; before automation there were ${percent(before)}.`,
              fix: `Set maxError to ${before} or less.`,
            },
          ],
    );
  },
};
