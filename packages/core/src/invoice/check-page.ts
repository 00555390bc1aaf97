import { decimalText, exactOfMicros } from "./exact-decimal.ts";
import type { Invoice, InvoiceFault, ReadInvoice } from "./invoice.ts";

/** A page with fewer amounts than this shows no invoice: a cover, a letter, a picture. */
const fewestAmounts = 3;
const amounts = /(?<![\d.,])\d{1,3}(?:[.,'’\u00a0\u202f ]?\d{3})*[.,]\d{2}(?![\d])/g;

/**
 * An e-invoice beside the pages that carry it. People look at the page and programs at the record: where the page shows
 * another amount, one of them pays what the other has never seen. `certain` is false where pages had to be recognised
 * from pictures; what is not found there may have been misread.
 */
export function besidePages(read: ReadInvoice, text: string, certain: boolean): ReadInvoice {
  const printed = text.match(amounts) ?? [];
  if (printed.length < fewestAmounts) return read;
  const [amount, number] = [amountFault(read.invoice, text, printed), numberDoubt(read.invoice, text)];
  return {
    ...read,
    faults: [...read.faults, ...(certain ? amount : [])],
    doubts: [...read.doubts, ...(certain ? [] : amount), ...number],
  };
}

function amountFault({ totals: { gross, due } }: Invoice, text: string, printed: readonly string[]): InvoiceFault[] {
  const said = [gross, due].filter((one) => one !== null);
  if (said.length === 0 || said.some(({ micros }) => shows(text, micros))) return [];
  const [{ micros, currency }] = said as [(typeof said)[0]];
  const largest = printed.reduce((most, one) => (sizeOf(one) > sizeOf(most) ? one : most));
  const message = `totals.gross is ${decimalText(exactOfMicros(micros))} ${currency}, but no page shows that amount; the largest one there is ${largest}.`;
  return [{ field: "totals.gross", rule: null, message }];
}

function numberDoubt({ number }: Invoice, text: string): InvoiceFault[] {
  if (number === null || squeezed(text).includes(squeezed(number))) return [];
  return [{ field: "number", rule: null, message: `number is ${number}, but no page shows it.` }];
}

/** Whether an amount stands in a text, in any of the ways in which people group digits. */
function shows(text: string, micros: number): boolean {
  const [whole = "0", cents = "00"] = (Math.abs(micros) / 1_000_000).toFixed(2).split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, "[.,'’\u00a0\u202f ]?");
  const end = cents === "00" ? `(?:[.,](?:00|-+|–))?(?![\\d]|[.,]\\d)` : `[.,]\\s?${cents}(?!\\d)`;
  return new RegExp(`(?<!\\d|\\d[.,'’])${grouped}${end}`).test(text);
}

/** The digits of an amount as a number of hundredths. */
const sizeOf = (printed: string): number => Number(printed.replaceAll(/\D/g, ""));
const squeezed = (text: string): string => text.replaceAll(/\s+/g, "").toLowerCase();
