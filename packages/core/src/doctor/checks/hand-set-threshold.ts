import type { Check } from "../check.ts";
import { percent } from "../../gate/percent.ts";

export const handSetThreshold: Check = {
  code: "hand-set-threshold",
  family: "no-confidence",
  severity: "risk",
  title: "A threshold set by hand",
  looksFor: "A gate with `fixedThreshold`: a number that somebody chose, in place of one that labels have earned.",
  why: "Nothing says how often the model is wrong above that number, so the gate's target is a wish.",
  fix: "Remove fixedThreshold; the gate then earns its threshold from labels and sends cases to people until it has.",
  example: {
    before: "gate: { maxError: 0.02, fixedThreshold: 0.8 }",
    after: "gate: { maxError: 0.02, assurance: 0.95 }",
  },
  look: ({ gates }) =>
    gates.flatMap(({ gate, path }) => {
      if (gate.fixedThreshold === null) return [];
      const chosen = percent(gate.fixedThreshold);
      return [
        {
          path: [...path, "fixedThreshold"],
          what: `Cases are automated from a confidence of ${chosen} that somebody chose.`,
          why: `Nothing says how often the model is wrong above ${chosen}: the target of ${percent(gate.maxError)} is a wish.`,
        },
      ];
    }),
};
