import { expect, test } from "vitest";
import { classifierTwoSample } from "./classifier-two-sample.ts";
import { seededRandom } from "./seeded-random.ts";

test.each([
  [60, 100, 0.0284439668, 0.0227501319],
  [540, 1_000, 0.0062220731, 0.0057060181],
])("%d of %d told apart (SciPy's binom and norm)", (right, n, exact, normal) => {
  const verdict = classifierTwoSample(right, n);
  expect(verdict.accuracy).toBe(right / n);
  expect(verdict.exact).toBeCloseTo(exact, 9);
  expect(verdict.normal).toBeCloseTo(normal, 9);
});

test("nothing asked, nothing known; all told apart is sure", () => {
  expect(classifierTwoSample(0, 0)).toEqual({ accuracy: 0.5, exact: 1, normal: 1 });
  expect(classifierTwoSample(20, 20).exact).toBeCloseTo(2 ** -20, 15);
});

test("guessing is called a difference in at most one case of twenty", () => {
  const random = seededRandom(4);
  const called = Array.from({ length: 2_000 }, () => {
    const right = Array.from({ length: 200 }, () => random() < 0.5).filter(Boolean).length;
    return classifierTwoSample(right, 200).exact <= 0.05;
  });
  expect(called.filter(Boolean).length / 2_000).toBeLessThan(0.065);
});
