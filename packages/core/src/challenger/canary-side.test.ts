import fc from "fast-check";
import { expect, it } from "vitest";
import { isCanary } from "./canary-side.ts";

it("a key is always on the same side, and stays there when the share grows", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.string(), fc.double({ min: 0, max: 0.4, noNaN: true }), (challenger, key, share) => {
      const here = isCanary(challenger, key, share);
      expect(isCanary(challenger, key, share)).toBe(here);
      if (here) expect(isCanary(challenger, key, share + 0.1)).toBe(true);
    }),
  );
});

it("takes its share, and another challenger takes other cases", () => {
  const keys = Array.from({ length: 4000 }, (_, at) => `case ${at}`);
  const first = keys.filter((key) => isCanary("one", key, 0.1));
  expect(first.length).toBeGreaterThan(330);
  expect(first.length).toBeLessThan(470);
  expect(first.filter((key) => isCanary("two", key, 0.1)).length).toBeLessThan(80);
  expect(keys.some((key) => isCanary("one", key, 0))).toBe(false);
});
