import { expect, test } from "vitest";
import { logBeta, logGamma } from "./log-gamma.ts";

test.each([
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247],
  [1, 0],
  [2, 0],
  [3, 0.6931471805599453],
  [9.5, 11.689333420797269],
  [100.5, 361.43554046777757],
  [20_001, 178075.6217371987],
])("logGamma(%d) is SciPy's", (x, expected) => {
  expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-14 * Math.max(10, expected));
});

test.each([
  [0.5, 0.5, 1.1447298858494],
  [3, 7, -5.529429087511423],
  [2, 5000, -17.03458636283514],
  [5000, 2, -17.03458636283514],
  [400, 19_600, -1962.848749563006],
  [0.5, 1000.5, -2.88163769656116],
])("logBeta(%d, %d) keeps its digits also where log-gammas cancel", (a, b, expected) => {
  expect(Math.abs(logBeta(a, b) - expected)).toBeLessThan(2e-14 * Math.max(10, Math.abs(expected)));
});

test("arguments at and below zero are refused", () => {
  expect(() => logGamma(0)).toThrow(RangeError);
  expect(() => logGamma(Number.NaN)).toThrow(RangeError);
});
