import { normaliseCharacters } from "./normalise-characters.ts";
import { normaliseCountry } from "./normalise-country.ts";
import { normaliseDate } from "./normalise-date.ts";
import { type Money, normaliseMoney } from "./normalise-money.ts";
import { normaliseNumber } from "./normalise-number.ts";
import { normalisePhone } from "./normalise-phone.ts";
import type { Normalised } from "./normalised.ts";

/** The forms a value can be brought into. */
export type Form = "date" | "money" | "phone" | "country" | "lower" | "upper" | "trim" | "number";

/** What the reader of the text must know: ISO country (alpha-2) and currency. */
export interface NormaliseOptions {
  country?: string | undefined;
  currency?: string | undefined;
}

const FORMS: Readonly<Record<Form, (text: string, options: NormaliseOptions) => Normalised<string | number | Money>>> =
  {
    date: normaliseDate,
    money: normaliseMoney,
    phone: normalisePhone,
    country: (text) => normaliseCountry(text),
    lower: (text) => ({ value: text.toLowerCase() }),
    upper: (text) => ({ value: text.toUpperCase() }),
    trim: (text) => ({ value: text }),
    number: normaliseNumber,
  };

/**
 * Brings a value into one form: `date` to `YYYY-MM-DD`, `money` to micro-units and currency, `phone` to E.164, `country` to ISO
 * alpha-2, `number` to a number, letter case. Returns `missing` with the reason instead of a guess; never throws.
 */
export function normalise(
  value: unknown,
  form: Form,
  options: NormaliseOptions = {},
): Normalised<string | number | Money> {
  if (form === "number" && typeof value === "number" && Number.isFinite(value)) return { value };
  const text = asText(value, form);
  if (text === undefined) return { missing: "the value is not a text" };
  const trimmed = normaliseCharacters(text).trim();
  return trimmed === "" ? { missing: "the value is empty" } : FORMS[form](trimmed, options);
}

/** Numbers and dates come typed from lookups and expressions; a number is written plainly so that it cannot be misread. */
function asText(value: unknown, form: Form): string | undefined {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number") return Number.isFinite(value) ? plainNumber(value, form) : undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  return undefined;
}

/** A fourth digit after the point keeps an amount of `1.234` from being read as thousands. */
function plainNumber(value: number, form: Form): string {
  const text = String(value);
  return form === "money" && /\.\d{3}$/.test(text) ? `${text}0` : text;
}
