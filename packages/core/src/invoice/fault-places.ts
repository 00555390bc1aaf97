import type { InvoiceFault } from "./invoice.ts";

/** What a rule holds against each other beside the place that it names: either may be the one that is wrong. */
const heldAgainst: readonly (readonly [rule: RegExp, places: readonly string[]])[] = [
  [/^BR-CO-10$/, ["lines"]],
  [/^BR-CO-13$/, ["lines", "totals.lines"]],
  [/^BR-CO-15$/, ["totals.net", "totals.tax"]],
  [/^BR-CO-16$/, ["totals.gross", "totals.prepaid"]],
  [/^BR-CO-17$/, ["totals.tax"]],
  [/^BR-[A-Z]+-08$/, ["lines"]],
];

/** The places of an invoice that a fault speaks of, the one that it names first: `lines` stands for any of its lines. */
export function placesOfFault({ field, rule }: InvoiceFault): string[] {
  const named = field.startsWith("lines[") ? "lines" : field;
  const others = heldAgainst.find(([one]) => one.test(rule ?? ""))?.[1] ?? [];
  return [...new Set([named, ...others])];
}
