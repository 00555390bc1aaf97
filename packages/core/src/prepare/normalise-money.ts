import { currencyOf } from "./currency-signs.ts";
import { LONGEST_VALUE, type Normalised } from "./normalised.ts";
import { type Decimal, parseDecimal } from "./parse-decimal.ts";

/** An amount in whole millionths of the unit (12.34 EUR is 12,340,000) with its ISO 4217 currency. */
export interface Money {
  micros: number;
  currency: string;
}

const AMOUNT = /^([^\d]*?)([-−–+(]?\s*[.,]?\d[\d\s.,'’_\u00a0\u2009\u202f]*(?:[-–—]{1,2})?\)?)([^\d]*)$/;

/**
 * Money as people write it: `1.234,56 €`, `£12`, `USD 1,234.50`, `12,-`. A sign or code in the text wins over
 * `currency`; `country` (ISO alpha-2) decides what `$` and a lone `1.234` mean. Larger than about 9 billion: missing.
 */
export function normaliseMoney(
  text: string,
  options: { country?: string | undefined; currency?: string | undefined } = {},
): Normalised<Money> {
  const match = text.length > LONGEST_VALUE ? null : AMOUNT.exec(text.trim());
  if (match === null) return { missing: "the text is not an amount of money" };
  const [, before = "", figures = "", after = ""] = match;
  const marks = readMarks(before, after);
  const currency = marks.sign === "" ? options.currency?.toUpperCase() : currencyOf(marks.sign, options.country);
  if (currency === undefined)
    return { missing: marks.sign === "" ? "no currency is named" : `${marks.sign} is not one known currency` };
  const parsed = parseDecimal(marks.negative ? `-${figures.trim()}` : figures, options.country);
  return "missing" in parsed ? parsed : toMicros(parsed.value, currency);
}

/** The sign stands before or after the figures; minus and brackets may stand outside of it (`-€12`, `(€12)`). */
function readMarks(before: string, after: string): { sign: string; negative: boolean } {
  const outside = `${before} ${after}`;
  const negative = /[-−–]\s*$|^\s*[-−–]/.test(before) || before.includes("(") || /^\s*[-−]\s*$/.test(after);
  return {
    sign: outside
      .replace(/[-−–+()\s\u00a0]+/g, " ")
      .trim()
      .replace(/[:;,]+$/, ""),
    negative,
  };
}

function toMicros(amount: Decimal, currency: string): Normalised<Money> {
  const fraction = amount.fraction.replace(/0+$/, "");
  if (fraction.length > 6) return { missing: "the amount has more than six decimals" };
  const micros = Number(amount.whole + fraction.padEnd(6, "0"));
  if (!Number.isSafeInteger(micros)) return { missing: "the amount is too large" };
  return { value: { micros: amount.negative && micros !== 0 ? -micros : micros, currency } };
}
