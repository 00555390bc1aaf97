import { expect, test } from "vitest";
import { allowedErrors } from "./allowed-errors.ts";
import { binomialCdf } from "./binomial.ts";

test.each([
  [0.02, 0.05, 3_000],
  [0.05, 0.0125, 2_000],
  [0.3, 0.2, 500],
  [0.01, 1e-6, 4_000],
])("risk %d, delta %d: stepping agrees with the tail itself at every n", (risk, delta, most) => {
  const allowed = allowedErrors(most, risk, delta);
  for (let n = 1; n <= most; n += 7) {
    const k = allowed[n]!;
    expect(k < 0 || binomialCdf(k, n, risk) <= delta * (1 + 1e-9)).toBe(true);
    expect(binomialCdf(k + 1, n, risk)).toBeGreaterThan(delta * (1 - 1e-9));
  }
});

test("299 cases are the first to carry one per cent without an error", () => {
  const allowed = allowedErrors(500, 0.01, 0.05);
  expect([allowed[298], allowed[299], allowed[472], allowed[473]]).toEqual([-1, 0, 0, 1]);
});
