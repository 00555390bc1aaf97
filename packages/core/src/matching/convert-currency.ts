import { decimalText, type Exact, exactOf, over, times } from "../invoice/exact-decimal.ts";
import type { ExchangeRate } from "./match-records.ts";

/** One unit of a currency in another, with the day that it is from. */
export interface CurrencyRatio {
  readonly factor: Exact;
  /** `1 USD is 0.92 EUR (2026-03-02)`; null where both are the same. */
  readonly said: string | null;
}

const one = exactOf("1") ?? 0n;
/** Rates of longer ago say nothing of today: weekends and holidays are shorter. */
const mostDays = 7;
const dayMs = 86_400_000;

/**
 * The rate of the last day up to `on` for which there is one, at most a week before; also the other way round, and through
 * a third currency of the same day. Null where there is none.
 */
export function currencyRatio(
  from: string,
  to: string,
  on: string,
  rates: readonly ExchangeRate[],
): CurrencyRatio | null {
  if (from === to) return { factor: one, said: null };
  const fresh = rates.filter(({ date }) => isFresh(date, on));
  const days = [...new Set(fresh.map(({ date }) => date))].toSorted().toReversed();
  for (const day of days) {
    const ofDay = fresh.filter(({ date }) => date === day);
    const factor = direct(from, to, ofDay) ?? crossed(from, to, ofDay);
    if (factor !== null) return { factor, said: `1 ${from} is ${decimalText(factor)} ${to} (${day})` };
  }
  return null;
}

function isFresh(date: string, on: string): boolean {
  const age = Date.parse(on) - Date.parse(date);
  return age >= 0 && age <= mostDays * dayMs;
}

function direct(from: string, to: string, rates: readonly ExchangeRate[]): Exact | null {
  for (const { from: start, to: end, rate } of rates) {
    const value = exactOf(rate);
    if (value === null || value <= 0n) continue;
    if (start === from && end === to) return value;
    if (start === to && end === from) return over(one, value);
  }
  return null;
}

function crossed(from: string, to: string, rates: readonly ExchangeRate[]): Exact | null {
  const others = new Set(rates.flatMap((rate) => [rate.from, rate.to]));
  for (const other of others) {
    const [there, on] = [direct(from, other, rates), direct(other, to, rates)];
    if (there !== null && on !== null) return times(there, on);
  }
  return null;
}
