import type { ClauseRates } from "@surety/core/wire/clause-rates";
import type { Rate } from "@surety/core/wire/common";

const widest = 30;

/** Precision, recall and F1 of each type of clause with their intervals, a line each. */
export function clauseRatesText(rates: readonly ClauseRates[]): string[] {
  return [
    `  ${"clause".padEnd(widest)}  true  quoted ${["precision", "recall", "F1"].map((one) => one.padStart(21)).join("")}`,
    ...rates.map(
      ({ type, truth, quoted, precision, recall, f1 }) =>
        `  ${type.padEnd(widest)} ${String(truth).padStart(5)} ${String(quoted).padStart(7)} ${[precision, recall, f1].map(cell).join("")}`,
    ),
    "  In parts per hundred, with exact intervals at 95 %. A clause counts as found where what is quoted shares half of its words.",
  ];
}

function cell(rate: Rate | null): string {
  if (rate === null) return "–".padStart(21);
  const [value, low, high] = [rate.value, rate.low, rate.high].map((one) => (one * 100).toFixed(1)) as [
    string,
    string,
    string,
  ];
  return `${value} (${low} to ${high})`.padStart(21);
}
