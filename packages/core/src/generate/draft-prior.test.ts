import { expect, it } from "vitest";
import { calibrate } from "../statistics/calibrator.ts";
import { fewestForPrior, priorOfDrafts } from "./draft-prior.ts";

const labels = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ caseId: `case ${at}`, confidence: 0.6, accepted: at % 10 !== 0 }));

it("sets nothing apart while each label is needed", () => {
  const few = labels(fewestForPrior - 1);
  expect(priorOfDrafts(few)).toEqual({ prior: undefined, earning: few });
});

it("learns from one label in five what a modest draft is worth, and earns by the others", () => {
  const { prior, earning } = priorOfDrafts(labels(1000));
  expect(earning.length).toBeGreaterThan(750);
  expect(earning.length).toBeLessThan(850);
  // What says "60 %" of itself and is accepted in nine of ten is worth testing at 90 %.
  expect(calibrate(prior ?? { kind: "identity" }, 0.6)).toBeCloseTo(0.9, 1);
});

it("leaves each label on its side as others come", () => {
  const before = new Set(priorOfDrafts(labels(200)).earning.map(({ caseId }) => caseId));
  const after = priorOfDrafts(labels(400)).earning.filter(({ caseId }) => Number(caseId.slice(5)) < 200);
  expect(new Set(after.map(({ caseId }) => caseId))).toEqual(before);
});
