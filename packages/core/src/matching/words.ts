import { decimalText, type Exact, exactOf, over, times } from "../invoice/exact-decimal.ts";

const million = exactOf("1000000") ?? 1n;

/** As people read it: at most six decimals. */
export function shownNumber(value: Exact): string {
  const scaled = times(value, million);
  const unit = exactOf("1") ?? 1n;
  const half = scaled < 0n ? -unit / 2n : unit / 2n;
  return decimalText(over(((scaled + half) / unit) * unit, million));
}

/** `13.64 %` of a reference, without sign; nothing where there is none. */
export function shareWords(difference: Exact, reference: Exact): string {
  if (reference === 0n) return "";
  const percent = Number(over(difference, reference)) / 1e10;
  return ` (${Math.abs(percent)
    .toFixed(2)
    .replace(/\.?0+$/, "")} %)`;
}

export const size = (value: Exact): Exact => (value < 0n ? -value : value);
