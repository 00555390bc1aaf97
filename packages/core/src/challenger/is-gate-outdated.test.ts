import { expect, it } from "vitest";
import { isGateOutdated } from "./is-gate-outdated.ts";

const day = (date: number) => new Date(Date.UTC(2026, 0, date));
const gate = { at: day(10), labels: 200 };

it.each([
  ["stands while nothing has changed", [], 200, false],
  ["stands with a few more labels", [], 399, false],
  ["is derived again from twice the labels", [], 400, true],
  ["stands after an alarm that was before it", [day(9)], 200, false],
  ["is derived again after an alarm", [day(9), day(11)], 40, true],
] as const)("%s", (_, alarms, labels, expected) => {
  expect(isGateOutdated(gate, alarms, labels)).toBe(expected);
});

it("of no label at all is derived again when there are some", () => {
  expect(isGateOutdated({ at: day(10), labels: 0 }, [], 0)).toBe(false);
  expect(isGateOutdated({ at: day(10), labels: 0 }, [], 2)).toBe(true);
});
