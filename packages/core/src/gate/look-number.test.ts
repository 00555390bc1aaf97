import { expect, test } from "vitest";
import { type LabelSpan, lookNumber } from "./look-number.ts";

const span = (first: string, last: string): LabelSpan => ({ first, last });

test.each<[string, (LabelSpan | null)[], LabelSpan | null, number]>([
  ["the first", [], span("a", "m"), 1],
  ["grown labels", [span("a", "f"), span("a", "h")], span("a", "m"), 3],
  ["one label in common", [span("a", "f")], span("f", "m"), 2],
  ["only labels that nobody has looked at", [span("a", "f"), span("a", "h")], span("i", "m"), 1],
  ["an earlier look that noted nothing", [null], span("i", "m"), 2],
  ["no labels at all", [span("a", "f")], null, 2],
])("%s", (_, earlier, labels, look) => {
  expect(lookNumber(earlier, labels)).toBe(look);
});
