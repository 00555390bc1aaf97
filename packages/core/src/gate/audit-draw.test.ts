import { expect, test } from "vitest";
import { auditDraw } from "./audit-draw.ts";

test("a retry gets the same draw, another version or another split of the parts another", () => {
  expect(auditDraw("case-1", "version-1")).toBe(auditDraw("case-1", "version-1"));
  expect(auditDraw("case-1", "version-1")).not.toBe(auditDraw("case-1", "version-2"));
  expect(auditDraw("ab", "c")).not.toBe(auditDraw("a", "bc"));
});

test.each(["a", "workflow@3f2a"])("draws of neighbouring cases are uniform and unrelated (version %s)", (version) => {
  const draws = Array.from({ length: 20_000 }, (_, i) =>
    auditDraw(`0190f3c2-${i.toString(16).padStart(12, "0")}`, version),
  );
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const draw of draws) tenths[Math.floor(draw * 10)]! += 1;
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  const product = draws.slice(1).reduce((sum, draw, i) => sum + (draw - 0.5) * (draws[i]! - 0.5), 0) / draws.length;
  expect(Math.abs(product * 12)).toBeLessThan(0.03);
  expect(Math.abs(draws.filter((draw) => draw < 0.01).length - 200)).toBeLessThan(60);
});
