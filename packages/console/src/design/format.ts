import type { Rate } from "@surety/core/wire/common";

const NARROW = " ";

// Made once: making one takes longer than drawing a row.
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const moneyFormats = new Map<string, Intl.NumberFormat>();

/** 1,240 */
export const count = (value: number): string => whole.format(value);

/** 1.2k where space is short; exact below a thousand. */
export const shortCount = (value: number): string => compact.format(value);

/** A share in [0, 1] as `97.4 %`; shares near zero keep two digits, because 0.04 % is not 0 %. */
export const percent = (share: number): string => `${points(share)}${NARROW}%`;

/** A sentence in which no line ends between a number and its percent sign. */
export const unbroken = (sentence: string): string => sentence.replaceAll(" %", "\u00a0%");

/** The number of `percent` without its unit. */
export function points(share: number): string {
  const value = share * 100;
  const digits = value !== 0 && Math.abs(value) < 1 ? 2 : 1;
  return value.toFixed(digits).replace(/\.0+$/, "");
}

/** `1 audit`, `1,240 labels`: a count with its noun, given in the singular. */
export const counted = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? "" : "s"}`;

/** `± 0.8`, or `0 to 97.5 %` where one side is much longer than the other and ± would promise the wrong thing. */
export function interval({ value, low, high }: Rate): string {
  const skew = Math.abs(high - value - (value - low));
  if (skew > (high - low) / 4) return `${points(low)} to ${percent(high)}`;
  return `± ${(((high - low) / 2) * 100).toFixed(1)}`;
}

/** Millionths of a currency's unit as money, a plain number where nobody knows the currency; fractions of a cent are shown, since most judgments cost that. */
export function money(micros: number, currency: string | null): string {
  const value = micros / 1_000_000;
  const digits = value !== 0 && Math.abs(value) < 0.01 ? 5 : 2;
  return moneyFormat(currency, digits).format(value);
}

function moneyFormat(currency: string | null, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${currency} ${maximumFractionDigits}`;
  const known = moneyFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat("en", {
    ...(currency !== null && { style: "currency", currency }),
    minimumFractionDigits: 2,
    maximumFractionDigits,
  });
  moneyFormats.set(key, made);
  return made;
}

/** `0.4 ms`, `42 ms`, `1.8 s`, `3 min 20 s` */
export function duration(milliseconds: number): string {
  if (milliseconds < 10) return `${Number(milliseconds.toFixed(1))} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A time that people are given, in whole seconds: `45 s`, `1 min`, `1 min 1 s`, `2 h 5 min`. */
export function spokenTime(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), "h"],
    [Math.floor((whole % 3600) / 60), "min"],
    [whole % 60, "s"],
  ] as const;
  const said = parts.filter(([value]) => value > 0).map(([value, unit]) => `${value} ${unit}`);
  return said.length === 0 ? "0 s" : said.slice(0, 2).join(" ");
}

/** `812 bytes`, `24 KB`, `1.5 MB` */
export function byteSize(bytes: number): string {
  if (bytes < 1024) return counted(bytes, "byte");
  if (bytes < 1_048_576) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
