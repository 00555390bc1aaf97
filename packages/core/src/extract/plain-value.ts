import { normaliseDate } from "../prepare/normalise-date.ts";
import { parseDecimal } from "../prepare/parse-decimal.ts";
import type { FieldSpec, FieldType } from "./field-schema.ts";

/** A field that is one value and has no parts. */
export type PlainSpec = { readonly type: Exclude<FieldType, "address" | "lines"> } & Pick<FieldSpec, "country">;

/**
 * What was printed in the one form of its type: dates as `2026-03-14`, amounts as `1234.50`, numbers as `1234.5`, ids
 * without blanks, texts with single blanks. What is no value of its type stays as it is printed.
 */
export function plainValue(printed: string, { type, country }: PlainSpec): string {
  const text = printed.replaceAll(/\s+/g, " ").trim();
  if (type === "text") return text;
  if (type === "date") return dateValue(text, country);
  if (type === "money" || type === "number") return decimalValue(text, country, type === "money" ? 2 : 0) ?? text;
  return text.replaceAll(/[\s]/g, "").toUpperCase();
}

function dateValue(text: string, country: string | undefined): string {
  const read = normaliseDate(text.replaceAll(/\s*([/.-])\s*/g, "$1"), { country });
  return "value" in read ? read.value : text.toUpperCase();
}

/** Digits with a point, with at least so many places behind it; null where the text is no number. */
export function decimalValue(text: string, country: string | undefined, places: number): string | null {
  const figures = text.replaceAll(/[^\d.,'’()−–+-]/g, "");
  if (!/\d/.test(figures)) return null;
  const read = parseDecimal(figures, country);
  if ("missing" in read) return null;
  const { negative, whole, fraction } = read.value;
  const kept = fraction.replace(/0+$/, "").padEnd(places, "0");
  const digits = `${whole.replace(/^0+(?=\d)/, "")}${kept === "" ? "" : `.${kept}`}`;
  return negative && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** Letters and digits alone, in capitals. */
export function lettersOf(text: string): string {
  return text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
