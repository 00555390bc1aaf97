import type { Check } from "../check.ts";
import { percent } from "../../gate/percent.ts";

const loosest = 0.2;

export const targetTooLoose: Check = {
  code: "target-too-loose",
  family: "no-confidence",
  severity: "problem",
  title: "A target that allows almost anything",
  looksFor: "A gate that allows more than one error in five.",
  why: "A promise this wide is kept by a model that is of little use, so the gate opens and protects nobody.",
  fix: "Say what an error costs, and set maxError to what you would accept of a person: 0.01 to 0.05 in most work.",
  look: ({ gates }) =>
    gates.flatMap(({ gate, path }) =>
      gate.maxError <= loosest
        ? []
        : [{ path: [...path, "maxError"], what: `Up to ${percent(gate.maxError)} of automated cases may be wrong.` }],
    ),
};
