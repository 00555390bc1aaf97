import { countryConventions } from "./country-conventions.ts";
import { LONGEST_VALUE, type Normalised } from "./normalised.ts";

/** A decimal number as digits, so that no amount passes through binary fractions. */
export interface Decimal {
  negative: boolean;
  /** Digits before the separator, at least one. */
  whole: string;
  /** Digits after it, perhaps none. */
  fraction: string;
}

const GROUPED_BY_DOT = /^\d{1,3}(?:\.\d{3})+$/;
const GROUPED_BY_COMMA = /^\d{1,3}(?:,\d{2,3})*,\d{3}$/;

/**
 * Reads `1.234,56`, `1,234.56`, `1 234,5`, `1'234.50`, `12,-`, `-3`, `(3)`. One separator before three digits (`1.234`) can
 * be thousands or decimals: `country` (ISO alpha-2) decides, otherwise the value is missing.
 */
export function parseDecimal(text: string, country?: string): Normalised<Decimal> {
  if (text.length > LONGEST_VALUE) return { missing: "the text is too long to be a number" };
  const { negative, digits } = readSign(text);
  const parts = splitDigits(digits, country);
  if (parts === undefined) return { missing: `${text.trim()} is not a number` };
  if (parts === "ambiguous") return { missing: `${text.trim()} can be thousands or decimals: name the country` };
  return { value: { negative, ...parts } };
}

function readSign(text: string): { negative: boolean; digits: string } {
  const bare = text.trim().replace(/[,.]?[-–—]{1,2}$/, (end) => (/^[,.]/.test(end) ? "" : "-"));
  const negative = /^[-−–]/.test(bare) || bare.endsWith("-") || (bare.startsWith("(") && bare.endsWith(")"));
  const unsigned = bare.replace(/^[-−–+(]\s*|\s*[-)]$/g, "");
  return { negative, digits: unsigned.replace(/(?<=\d)[\s'’_\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, "") };
}

type Parts = { whole: string; fraction: string };

function splitDigits(digits: string, country: string | undefined): Parts | "ambiguous" | undefined {
  const dots = digits.split(".").length - 1;
  const commas = digits.split(",").length - 1;
  if (dots > 0 && commas > 0) return splitAtLast(digits, digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",");
  if (dots + commas === 0) return decimal(digits, "");
  const separator = dots > 0 ? "." : ",";
  if (dots + commas > 1) return grouped(digits, separator);
  const [whole = "", fraction = ""] = digits.split(separator);
  if (fraction.length !== 3 || whole.length > 3 || whole.startsWith("0") || whole === "")
    return decimal(whole, fraction);
  const convention = country === undefined ? undefined : countryConventions(country)?.decimal;
  if (convention === undefined) return /^\d{1,6}$/.test(whole + fraction) ? "ambiguous" : undefined;
  return convention === separator ? decimal(whole, fraction) : grouped(digits, separator);
}

function splitAtLast(digits: string, separator: "." | ","): Parts | undefined {
  const at = digits.lastIndexOf(separator);
  const whole = grouped(digits.slice(0, at), separator === "." ? "," : ".");
  return whole === undefined ? undefined : decimal(whole.whole, digits.slice(at + 1));
}

function grouped(digits: string, separator: "." | ","): Parts | undefined {
  const valid = separator === "." ? GROUPED_BY_DOT.test(digits) : GROUPED_BY_COMMA.test(digits);
  return valid ? { whole: digits.replaceAll(separator, ""), fraction: "" } : undefined;
}

function decimal(whole: string, fraction: string): Parts | undefined {
  if (!/^\d*$/.test(whole) || !/^\d*$/.test(fraction) || whole + fraction === "") return undefined;
  return { whole: whole === "" ? "0" : whole, fraction };
}
