import { count, money, percent } from "../../design/format.ts";

type Bounded = { value: number; low: number | null; high: number | null };

/** `12.4 h`, `38 min`, `25 s`: people's time. */
export function workTime(seconds: number): string {
  const size = Math.abs(seconds);
  if (size >= 3600) return `${(seconds / 3600).toFixed(1)} h`;
  return size >= 120 ? `${(seconds / 60).toFixed(1)} min` : `${Math.round(seconds)} s`;
}

/** A figure with its interval, or with the word that there is none. */
export function bounded(
  { value, low, high }: Bounded,
  text: (value: number) => string,
): { main: string; note: string } {
  return {
    main: text(value),
    note: low === null || high === null ? "no interval: the baseline was typed" : `${text(low)} to ${text(high)}`,
  };
}

export const hours = (value: number): string => `${value.toFixed(1)} h`;
export const moneyIn = (currency: string) => (micros: number) => money(micros, currency);

/** The share of yes or the mean of an outcome. */
export function outcomeFigure(kind: "share" | "mean" | "words", value: number): string {
  return kind === "share" ? percent(value) : Number.isInteger(value) ? count(value) : value.toFixed(2);
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
/** The Monday of a week: `2 Nov`. */
export const weekOf = (from: string): string => dayFormat.format(new Date(from));
