import type { Check } from "../check.ts";
import { percent } from "../../gate/percent.ts";

const lowest = 0.9;

export const assuranceTooLow: Check = {
  code: "assurance-too-low",
  family: "no-confidence",
  severity: "risk",
  title: "A promise that is often wrong",
  looksFor: "A gate whose assurance is under 90 %.",
  why: "The target is then missed by chance alone in more than one of ten gates that look fine.",
  fix: "Set assurance to 0.95; it takes about a third more labels than 0.9.",
  look: ({ gates }) =>
    gates.flatMap(({ gate, path }) =>
      gate.assurance >= lowest
        ? []
        : [
            {
              path: [...path, "assurance"],
              what: `The promise is given with ${percent(gate.assurance)} assurance.`,
              why: `In up to ${percent(1 - gate.assurance)} of such gates the target is missed by chance alone.`,
            },
          ],
    ),
};
