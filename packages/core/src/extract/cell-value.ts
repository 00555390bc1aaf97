import { unitCode } from "../matching/unit-codes.ts";
import { decimalValue, lettersOf, plainValue } from "./plain-value.ts";
import type { LineColumn } from "./line-columns.ts";

/** What was printed in a cell, in the one form of its column's type; units by their codes where they have one. */
export function cellValue(printed: string, column: LineColumn, country?: string): string {
  const text = printed.replaceAll(/\s+/g, " ").trim();
  if (column.type === "unit") return unitCode(text);
  const isFigure = column.type === "number" || column.type === "money";
  return plainValue(isFigure ? figureOf(text) : text, specOf(column, column.type, country));
}

const withUnit = /^([-−–]?\d[\d.,'’\s]*?)\s*(\p{L}[\p{L}().²³/]*)$/u;

/** A number without the unit that stands behind it: `20 Stk`, `2 Tag(e)`. */
const figureOf = (text: string): string => withUnit.exec(text)?.[1] ?? text;

/** The unit that stands behind a number in its cell; null where none does. */
export function unitBehind(printed: string): string | null {
  return withUnit.exec(printed.replaceAll(/\s+/g, " ").trim())?.[2] ?? null;
}

/** Whether something can be meant in a column of this type; texts hold anything. */
export function fitsColumn(printed: string, column: LineColumn, country?: string): boolean {
  const { type } = column;
  const text = printed.trim();
  if (type === "text") return /\p{L}{2}/u.test(text);
  if (type === "unit") return text.length <= 12 && !/^\d/.test(text) && /\p{L}|%/u.test(text);
  if (type === "id") return text.length <= 32 && /\d/.test(text) && !/\s\p{L}+\s/u.test(text);
  if (type === "date") return /^\d{4}-\d\d-\d\d$/.test(cellValue(text, column, country));
  if (type === "money" && text.includes("%")) return false;
  // A number with words around it is no number of a column.
  const own = column.country ?? country;
  return !/\p{L}{4}/u.test(text) && decimalValue(figureOf(text), own, 0) !== null;
}

/** Whether two cells say the same: of texts and numbers of articles their letters and digits count. */
export function sameCell(one: string | null, other: string | null, { type }: LineColumn): boolean {
  if (one === null || other === null) return one === other;
  if (type === "text" || type === "id") return lettersOf(one) === lettersOf(other);
  if (type === "unit") return unitCode(one) === unitCode(other);
  return one === other || (type !== "date" && Number(one) === Number(other));
}

function specOf(column: LineColumn, type: Exclude<LineColumn["type"], "unit">, country: string | undefined) {
  const own = column.country ?? country;
  return own === undefined ? { type } : { type, country: own };
}
