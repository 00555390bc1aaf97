import type { GridCell } from "./cell-grid.ts";
import { isHeading } from "./header-words.ts";

/** What rows are called that say what others come to. */
const summing =
  /^(?:sub)?\s*(?:\p{L}*(?:summe|gesamtbetrag)|total|totals|sum|net|gross|vat|tax|balance|amount due|carried|summe|gesamt|zwischensumme|netto|brutto|mwst|ust|umsatzsteuer|übertrag|rechnungsbetrag|sous[- ]total|montant|tva|total|importe|base imponible|iva|imponibile|totale|totaal|subtotaal|btw)(?:\P{L}|$)/iu;

/** Where it is said in the middle of other words: `invoice total EUR`. */
const total = /(?:^|\P{L})(?:sub)?(?:total|totaal|totale|summe|gesamtbetrag)(?:\P{L}|$)/iu;

/** Whether a row is called what rows are that say what others come to; `name` is what it has for a name. */
export function isCalledSum(row: readonly GridCell[], name: string): boolean {
  const first = row.find(({ text }) => text.trim() !== "")?.text.trim() ?? "";
  return [first, name].some((text) => summing.test(text)) || row.some(({ text }) => total.test(text));
}

/** A heading that is printed once more, as on the next page. */
export function isHeadingAgain(row: readonly GridCell[]): boolean {
  const filled = row.filter(({ text }) => text.trim() !== "");
  return filled.length >= 2 && filled.every(({ text }) => isHeading(text));
}
