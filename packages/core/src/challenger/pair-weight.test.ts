import { expect, it } from "vitest";
import { pairWeight, type Selection } from "./pair-weight.ts";

const review: Selection = {
  labelSource: "review",
  drawProbability: null,
  labelProbability: 1,
  auditProbability: 0.03,
};

it.each<[string, Partial<Selection>, number | null]>([
  ["a review while people decide everything", {}, 1],
  ["a review because the model was unsure", { labelProbability: null }, 0.03],
  ["a review of a case that the gate let pass (somebody opened it)", { labelProbability: 0.03 }, null],
  ["an audit", { labelSource: "audit", labelProbability: 0.03 }, 1],
  ["an audit that was drawn three times as often", { labelSource: "audit", labelProbability: 0.09 }, 1 / 3],
  ["an audit of a case that was reviewed too", { labelSource: "audit", labelProbability: null }, null],
  ["an imported label that was kept apart", { labelSource: "import", labelProbability: null }, 1],
  ["an outcome that becomes known of every case", { labelSource: "outcome", drawProbability: 1 }, 1],
  ["an outcome that becomes known of some", { labelSource: "outcome" }, null],
])("%s", (_, changes, weight) => {
  expect(pairWeight({ ...review, ...changes })).toEqual(weight === null ? null : expect.closeTo(weight, 9));
});
