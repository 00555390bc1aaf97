import type { Check } from "../check.ts";

export const modelNeverAsked: Check = {
  code: "model-never-asked",
  family: "design",
  severity: "hint",
  title: "A model that is named and never asked",
  looksFor: "A model of a judgment that got no cut-off when those of all its models were chosen together.",
  why: "By the labels it costs more than it saves, so no case reaches it; who reads the document believes otherwise.",
  fix: "Take it out of the models of the judgment, or measure again when its price or the labels have changed (surety calibrate).",
  needs: ["cascades"],
  look: ({ judgments, facts: { cascades = {} } }) =>
    judgments.flatMap(({ judgment: { name }, path }) => {
      const cascade = cascades[name];
      if (cascade === undefined) return [];
      return cascade.stages.flatMap((stage, at) => {
        if (stage.isAsked) return [];
        const what = `No case of "${name}" reaches ${stage.name}: a call costs ${stage.cost}, and what it would answer the others and people answer for less.`;
        return [{ path: [...path, "models", at], what }];
      });
    }),
};
