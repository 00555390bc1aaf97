import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucket } from "./bucket.ts";

describe("bucket", () => {
  it("lies in [0, 1) and is always the same for one seed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        (seed) => bucket(seed) >= 0 && bucket(seed) < 1 && bucket(seed) === bucket(seed),
      ),
    );
  });

  it.each(["", "case-", "0198f3a2-7c1e-7000-8000-00000000"])("is uniform over neighbouring seeds (%j…)", (prefix) => {
    const cells = Array.from({ length: 100 }, () => 0);
    for (let at = 0; at < 50_000; at++) {
      const cell = Math.floor(bucket(`${prefix}${at}:v1`) * 100);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    const chiSquared = cells.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
    // 99 degrees of freedom: 99.99 % of fair draws lie below 161.
    expect(chiSquared).toBeLessThan(161);
    expect(chiSquared).toBeGreaterThan(45);
  });

  it("draws independently for two versions of one case", () => {
    const pairs = Array.from({ length: 20_000 }, (_, at) => [bucket(`${at}:v1`), bucket(`${at}:v2`)] as const);
    const both = pairs.filter(([a, b]) => a < 0.1 && b < 0.1).length;
    expect(both).toBeGreaterThan(130);
    expect(both).toBeLessThan(270);
  });

  it("keeps its values, because stored draws must be repeatable for ever", () => {
    expect(bucket("case-1:v1")).toBeCloseTo(0.2326464030123958, 15);
  });
});
