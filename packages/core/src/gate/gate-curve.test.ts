import { expect, test } from "vitest";
import { gateCurve } from "./gate-curve.ts";

test("cases of equal confidence stand or fall together", () => {
  expect(gateCurve([0.9, 0.5, 0.9, 0.7], [0, 1, 1, 0])).toEqual({
    labels: 4,
    points: [
      { threshold: 0.9, accepted: 2, errors: 1 },
      { threshold: 0.7, accepted: 3, errors: 1 },
      { threshold: 0.5, accepted: 4, errors: 2 },
    ],
  });
  expect(gateCurve([], [])).toEqual({ labels: 0, points: [] });
});

test("of many thresholds some are kept, evenly, with the marked ones and the last", () => {
  const scores = Array.from({ length: 5_000 }, (_, i) => i / 5_000);
  const { points } = gateCurve(scores, new Uint8Array(5_000), [0.7778, 0.9999]);
  const thresholds = points.map((point) => point.threshold);
  expect(points.length).toBeLessThanOrEqual(123);
  expect(thresholds).toEqual(thresholds.toSorted((a, b) => b - a));
  expect(thresholds).toContain(0.7778);
  expect(thresholds.at(-1)).toBe(0);
});
