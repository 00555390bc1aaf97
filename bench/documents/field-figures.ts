import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Invoice } from "@surety/core/invoice/invoice";
import type { ReadFile } from "./read-folder.ts";
import { holds, writtenAmounts, writtenDates } from "./written-forms.ts";

/** Of how many documents that have a value the text that was read holds it. */
export type FieldFigures = Record<string, { found: number; of: number }>;

/** How often the page of an e-invoice says what its record says: the one was read as text, the other as data. */
export function agreement(files: readonly ReadFile[]): FieldFigures {
  const figures: FieldFigures = {};
  for (const { reading } of files) {
    const invoice = reading?.invoice?.invoice;
    if (reading === null || invoice === undefined) continue;
    for (const [field, forms] of Object.entries(formsOf(invoice))) count(figures, field, reading.text, forms);
  }
  return figures;
}

function formsOf({ number, issued, totals, seller, payment }: Invoice): Record<string, string[] | null> {
  return {
    number: number === null ? null : [number],
    issued: issued === null ? null : writtenDates(issued),
    gross: totals.gross === null ? null : writtenAmounts(totals.gross.micros),
    "seller name": seller.name === null ? null : [seller.name],
    iban: payment.iban === null ? null : [payment.iban],
  };
}

/** How often the text that was read holds what `invoice2data` expects to be extracted from it. */
export function expectedInText(root: string, files: readonly ReadFile[]): FieldFigures {
  const figures: FieldFigures = {};
  for (const { name, reading } of files) {
    if (reading?.type !== "application/pdf") continue;
    const [expected] = expectedOf(join(root, name.replace(/\.pdf$/, ".json")));
    if (expected === undefined) continue;
    const { invoice_number: number, date, amount } = expected;
    count(figures, "number", reading.text, typeof number === "string" ? [number] : null);
    count(figures, "date", reading.text, typeof date === "string" ? writtenDates(date.slice(0, 10)) : null);
    count(
      figures,
      "amount",
      reading.text,
      typeof amount === "number" ? writtenAmounts(Math.round(amount * 1_000_000)) : null,
    );
  }
  return figures;
}

function expectedOf(path: string): Record<string, unknown>[] {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>[];
  } catch {
    return [];
  }
}

function count(figures: FieldFigures, field: string, text: string, forms: readonly string[] | null): void {
  if (forms === null) return;
  const figure = (figures[field] ??= { found: 0, of: 0 });
  figure.of += 1;
  if (holds(text, forms)) figure.found += 1;
}
