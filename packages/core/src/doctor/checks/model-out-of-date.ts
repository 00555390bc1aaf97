import type { Check } from "../check.ts";
import { count } from "../../gate/percent.ts";
import { dayWords } from "../day-words.ts";

const [oldDays, fewestNew, shareNew] = [60, 50, 0.2];

export const modelOutOfDate: Check = {
  code: "model-out-of-date",
  family: "static-model",
  severity: "risk",
  title: "A model that has not learned for long",
  looksFor: "A model older than two months, with at least 50 new labels and a fifth of what it learned from waiting.",
  why: "People corrected it all that time, and it goes on making the mistakes they corrected.",
  fix: "Train again (surety train WORKFLOW): the new model must prove itself before it takes over.",
  needs: ["models"],
  look: ({ gates, facts: { models = {} } }) =>
    gates.flatMap(({ judgments, block }) =>
      judgments.flatMap(({ name }) => {
        const model = models[name];
        if (model === undefined || model.ageDays < oldDays) return [];
        if (model.labelsSince < Math.max(fewestNew, shareNew * model.trainedOn)) return [];
        const what = `The model of "${name}" is ${dayWords(model.ageDays)} old; it learned from ${count(model.trainedOn)} labels and ${count(model.labelsSince)} new ones wait.`;
        return [{ path: ["flow", block, "judge", name], what }];
      }),
    ),
};
