import { expect, test } from "vitest";
import { classificationReport } from "./classification.ts";

const truth = ["a", "a", "a", "b", "b", "c", "c", "c", "c", "c"];
const predicted = ["a", "a", "b", "b", "c", "c", "c", "c", "a", "c"];

test("counts, per-class scores and both averages by hand", () => {
  const report = classificationReport({ truth, predicted, labels: ["a", "b", "c"] });
  expect(report.confusion).toEqual({
    labels: ["a", "b", "c"],
    counts: [
      [2, 1, 0],
      [0, 1, 1],
      [1, 0, 4],
    ],
  });
  expect(report.perClass[2]).toEqual({ label: "c", precision: 0.8, recall: 0.8, f1: 0.8, support: 5 });
  expect(report.perClass[1]).toMatchObject({ precision: 0.5, recall: 0.5 });
  expect(report.accuracy.value).toBe(0.7);
  expect(report.accuracy.low).toBeCloseTo(0.347547, 6);
  expect(report.accuracy.high).toBeCloseTo(0.93326, 5);
  expect(report.microF1).toBeCloseTo(0.7, 12);
  expect(report.macroF1).toBeCloseTo((2 / 3 + 0.5 + 0.8) / 3, 12);
});

test("an abstention is wrong, visible in the table, and no class of its own in the scores", () => {
  const report = classificationReport({ truth: ["a", "b"], predicted: ["a", "(none)"], labels: ["a", "b"] });
  expect(report.confusion.labels).toEqual(["a", "b", "(none)"]);
  expect(report.confusion.counts[1]).toEqual([0, 0, 1]);
  expect(report.perClass.map((one) => one.label)).toEqual(["a", "b"]);
  expect(report.accuracy.value).toBe(0.5);
  expect(report.microF1).toBeCloseTo(2 / 3, 12);
});

test("labels that never occur do not drag the mean down", () => {
  const report = classificationReport({ truth: ["a"], predicted: ["a"], labels: ["a", "never"] });
  expect(report.macroF1).toBe(1);
});

test("no cases, no claims", () => {
  const report = classificationReport({ truth: [], predicted: [], labels: ["a"] });
  expect(report).toMatchObject({ n: 0, accuracy: { value: 0, low: 0, high: 1 }, macroF1: 0, microF1: 0 });
  expect(() => classificationReport({ truth: ["a"], predicted: [], labels: ["a"] })).toThrow(RangeError);
});
