import type { Check } from "../check.ts";
import { asksModel } from "../patient.ts";

export const unpricedModel: Check = {
  code: "unpriced-model",
  family: "design",
  severity: "risk",
  title: "A model without a price",
  looksFor: "A judgment or a transcribe step that asks a provider's model which has no price today.",
  why: "Nobody can tell what a case costs; and where a budget applies (the document's or the installation's), such a model is not asked at all.",
  fix: "Add the model with its prices to the models of its connection, or to models.yaml; 0 where it costs nothing.",
  example: {
    before: "models: [{ name: gpt-5-mini }]",
    after: "models: [{ name: gpt-5-mini, prices: [{ from: 2026-01-01, input: 0.25, output: 2 }] }]",
  },
  needs: ["pricedModels"],
  look: ({ document: { budget }, judgments, steps, facts: { pricedModels = [] } }) => {
    const asked = [
      ...judgments.flatMap(({ judgment, path }) =>
        asksModel(judgment) ? judgment.models.map((model, at) => ({ model, place: [...path, "models", at] })) : [],
      ),
      ...steps.flatMap(({ step, path }) =>
        step.kind === "transcribe"
          ? [{ model: `${step.connection}/${step.model}`, place: [...path, "transcribe", "model"] }]
          : [],
      ),
    ];
    return asked
      .filter(({ model }) => model.includes("/") && !pricedModels.includes(model))
      .map(({ model, place }) => {
        const what = `Nobody has said what ${model} costs.`;
        if (budget === undefined) return { path: place, what };
        const why = `The budget must hold, so ${model} is never asked: its cases fall to the next model, and to people.`;
        return { path: place, what, why, severity: "problem" as const };
      });
  },
};
