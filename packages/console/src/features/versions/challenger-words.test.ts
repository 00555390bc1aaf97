import { expect, test } from "vitest";
import { evidenceText, gainText, isOpen } from "./challenger-words.ts";

test("a difference says in which direction it goes, and how sure that is", () => {
  expect(gainText({ value: 0.024, low: 0.003, high: 0.046 })).toBe("+2.4 points (+0.30 to +4.6)");
  expect(gainText({ value: -0.1, low: -0.2, high: 0 })).toBe("−10 points (−20 to 0)");
});

test("evidence is shown as far as it says something", () => {
  expect([1, 19.94, 1240, 1e9].map(evidenceText)).toEqual(["1.0", "20", "1,240", "over a million"]);
});

test("a challenger collects evidence until it has ended", () => {
  expect(["ready", "shadowing"].every((one) => isOpen(one as "ready"))).toBe(true);
  expect(["refused", "promoted", "rolled-back"].some((one) => isOpen(one as "refused"))).toBe(false);
});
