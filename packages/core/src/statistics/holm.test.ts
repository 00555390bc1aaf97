import { expect, it } from "vitest";
import { holm } from "./holm.ts";

it.each<[number[], number[]]>([
  // R: p.adjust(c(0.01, 0.02, 0.03, 0.04), "holm"), and in another order.
  [
    [0.01, 0.02, 0.03, 0.04],
    [0.04, 0.06, 0.06, 0.06],
  ],
  [
    [0.04, 0.001, 0.5],
    [0.08, 0.003, 0.5],
  ],
  [
    [0.9, 0.8],
    [1, 1],
  ],
  [[0.03], [0.03]],
  [[], []],
])("%j together are %j", (given, expected) => {
  const adjusted = holm(given);
  expect(adjusted).toHaveLength(expected.length);
  for (const [at, one] of expected.entries()) expect(adjusted[at]).toBeCloseTo(one, 12);
});
