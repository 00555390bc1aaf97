import type { Check } from "../check.ts";
import { percent } from "../../gate/percent.ts";
import { labelsForErrors } from "../../statistics/labels-needed.ts";
import { dayWords } from "../day-words.ts";

const tooLongDays = 365;

export const targetOutOfReach: Check = {
  code: "target-out-of-reach",
  family: "no-confidence",
  severity: "risk",
  title: "A target that this volume cannot earn",
  looksFor:
    "A target that takes more than a year of labels at the volume of this workflow, even if people label every case.",
  why: "The gate will not open within a year, so people decide everything and the model is kept for nothing.",
  fix: "Loosen maxError to what the work needs, import labels from the past, or do without a model.",
  needs: ["casesPerDay", "labels"],
  look: ({ gates, facts: { casesPerDay = 0, labels = {} } }) =>
    gates.flatMap(({ gate, judgments, path }) => {
      if (casesPerDay <= 0 || gate.fixedThreshold !== null) return [];
      const needed = labelsForErrors(0, gate.maxError, gate.assurance);
      const fewest = Math.min(...judgments.map(({ name }) => labels[name]?.calibration ?? 0));
      const days = (needed - fewest) / casesPerDay;
      if (days <= tooLongDays) return [];
      const what = `At most ${percent(gate.maxError)} errors takes ${needed} labels without a single error; there are ${fewest}.`;
      const why = `At ${casesPerDay < 10 ? casesPerDay.toFixed(1) : Math.round(casesPerDay)} cases a day that is ${dayWords(days)}, and people decide everything until then.`;
      return [{ path: [...path, "maxError"], what, why }];
    }),
};
