import { expect, test } from "vitest";
import type { ConfidenceGroup } from "./confidence-groups.ts";
import { startingPoints } from "./starting-points.ts";

const groups = (n: number, risk: (rank: number) => number): ConfidenceGroup[] => {
  let expectedErrors = 0;
  return Array.from({ length: n }, (_, i) => {
    expectedErrors += risk(i / n);
    return { threshold: 1 - i / n, accepted: i + 1, errors: 0, expectedErrors };
  });
};
const spent = (starts: { delta: number }[]) => starts.reduce((sum, start) => sum + start.delta, 0);

test("without predictions: four shares of the cases, none where no test can pass", () => {
  const starts = startingPoints(
    groups(1_000, () => 0),
    0.02,
    0.05,
    false,
  );
  // ln(.0125) / ln(.98) = 217 cases are needed before the first start.
  expect(starts.map((start) => start.group + 1)).toEqual([217, 300, 500, 700]);
  expect(spent(starts)).toBeCloseTo(0.05, 12);
});

test("with predictions: mostly where they promise most, the rest as insurance", () => {
  const starts = startingPoints(
    groups(1_000, (rank) => (rank < 0.6 ? 0.005 : 0.3)),
    0.05,
    0.05,
    true,
  );
  expect(starts[0]!.delta).toBeCloseTo(0.045, 12);
  expect(Math.abs(starts[0]!.group - 600)).toBeLessThan(5);
  expect(starts[1]!.group + 1).toBe(350);
  expect(spent(starts)).toBeCloseTo(0.05, 12);
});

test("starts that coincide share one budget; no cases, no starts", () => {
  const few = startingPoints(
    groups(20, () => 0),
    0.02,
    0.05,
    false,
  );
  expect(few).toEqual([{ group: 19, delta: 0.05 }]);
  expect(startingPoints([], 0.02, 0.05, true)).toEqual([]);
});
