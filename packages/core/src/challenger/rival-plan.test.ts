import { expect, it } from "vitest";
import { type AskedStage, type RivalPlan, rivalPlan } from "./rival-plan.ts";

const stages = (text: string): AskedStage[] =>
  text.split(" ").map((one) => {
    const [model = "", as = ""] = one.split("@");
    return { model, as };
  });

it.each<[string, string, RivalPlan]>([
  ["local small large", "local small large", { shared: 3, kind: "same" }],
  ["local small large", "local other large", { shared: 1, kind: "stage" }],
  ["local small large", "local small other", { shared: 2, kind: "stage" }],
  // Trained again, with the same name.
  ["local@1 small", "local@2 small", { shared: 0, kind: "stage" }],
  // Other words reach every language model: of one it is a stage, of two the whole.
  ["local small@old", "local small@new", { shared: 1, kind: "stage" }],
  ["local small@old large@old", "local small@new large@new", { shared: 1, kind: "whole" }],
  ["local small large", "local small", { shared: 2, kind: "whole" }],
  ["local", "local small", { shared: 1, kind: "whole" }],
  ["small", "other", { shared: 0, kind: "stage" }],
])("%s against %s", (champion, challenger, plan) => {
  expect(rivalPlan(stages(champion), stages(challenger))).toEqual(plan);
});
