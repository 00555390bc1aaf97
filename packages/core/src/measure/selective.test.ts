import { expect, test } from "vitest";
import { riskCoverage, selectiveReport } from "./selective.ts";

const confidence = [0.99, 0.95, 0.95, 0.9, 0.7, 0.6];
const hit = [1, 1, 0, 1, 0, 1];

test("what a threshold does", () => {
  const report = selectiveReport({ confidence, hit, threshold: 0.9 });
  expect(report).toMatchObject({ n: 6, automated: 4, errors: 1, error: { value: 0.25 } });
  expect(report.automationRate).toBeCloseTo(4 / 6, 12);
  expect(report.error.low).toBeLessThan(0.25);
  expect(report.error.high).toBeGreaterThan(0.25);
});

test("no threshold automates nothing and claims nothing", () => {
  const report = selectiveReport({ confidence, hit, threshold: null });
  expect(report).toMatchObject({ automated: 0, automationRate: 0, error: { value: null, low: 0, high: 1 } });
});

test("the curve takes tied cases together and ends with all of them", () => {
  const curve = riskCoverage(confidence, hit);
  expect(curve.map((point) => point.threshold)).toEqual([0.99, 0.95, 0.9, 0.7, 0.6]);
  expect(curve.at(-1)).toEqual({ threshold: 0.6, automationRate: 1, error: 2 / 6 });
});

test("the curve is thinned to the wanted number of points", () => {
  const many = Array.from({ length: 5_000 }, (_, i) => i / 5_000);
  const curve = riskCoverage(
    many,
    many.map(() => 1),
    50,
  );
  expect(curve.length).toBe(50);
  expect(curve.at(-1)!.automationRate).toBe(1);
});
