import type { Check } from "../check.ts";
import { count, percent } from "../../gate/percent.ts";

/** So many cases must have reached a model before "it answered none" says anything. */
const enoughAsked = 100;

export const modelDoesNotPay: Check = {
  code: "model-does-not-pay",
  family: "design",
  severity: "risk",
  title: "A model that costs more than it saves",
  looksFor: "A model of a cascade that is asked and settles nothing, or without which a case would cost less.",
  why: "Each call is paid, and the case goes on to the next model or to a person all the same.",
  fix: "Measure again with the labels there are now (surety calibrate WORKFLOW --spend AMOUNT), or take it out of the models.",
  needs: ["cascades"],
  look: ({ judgments, facts: { cascades = {} } }) =>
    judgments.flatMap(({ judgment: { name }, path }) => {
      const cascade = cascades[name];
      if (cascade === undefined) return [];
      return cascade.stages.flatMap(({ name: model, isAsked, live, saves, answers, cost }, at) => {
        if (!isAsked) return [];
        const place = [...path, "models", at];
        if (live.asked >= enoughAsked && live.answered === 0) {
          const what = `${model} was asked about ${count(live.asked)} cases of "${name}" in the last 30 days and settled none; together that cost ${live.cost}.`;
          return [{ path: place, what }];
        }
        if (saves === null || saves.isWorth) return [];
        const what = `By the labels ${model} answers ${percent(answers)} of "${name}" at ${cost} a call, and a case costs ${saves.text} more with it than with the best cut-offs without it.`;
        return [{ path: place, what }];
      });
    }),
};
