import type { Check } from "../check.ts";
import { asksModel } from "../patient.ts";

export const unpricedModel: Check = {
  code: "unpriced-model",
  family: "design",
  severity: "risk",
  title: "A model without a price",
  looksFor: "A judgment that asks a provider's model which has no price today.",
  why: "Nobody can tell what a case costs; and where a budget applies (the document's or the installation's), such a model is not asked at all.",
  fix: "Add the model with its prices to the models of its connection, or to models.yaml; 0 where it costs nothing.",
  example: {
    before: "models: [{ name: gpt-5-mini }]",
    after: "models: [{ name: gpt-5-mini, prices: [{ from: 2026-01-01, input: 0.25, output: 2 }] }]",
  },
  needs: ["pricedModels"],
  look: ({ document: { budget }, judgments, facts: { pricedModels = [] } }) =>
    judgments.flatMap(({ judgment, path }) => {
      if (!asksModel(judgment)) return [];
      return judgment.models.flatMap((model, at) => {
        if (!model.includes("/") || pricedModels.includes(model)) return [];
        const place = [...path, "models", at];
        const what = `Nobody has said what ${model} costs.`;
        if (budget === undefined) return [{ path: place, what }];
        const why = `The budget must hold, so ${model} is never asked: its cases fall to the next model, and to people.`;
        return [{ path: place, what, why, severity: "problem" as const }];
      });
    }),
};
