import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { folded } from "@surety/core/extract/record-text";
import { isRecord } from "@surety/core/wire/object-in";
import type { FieldValues } from "@surety/core/extract/field-schema";
import { parsedJson } from "./parsed-json.ts";

/** A file that is read as the product reads it, with what people say stands in it. */
export interface LabelledFile {
  name: string;
  path: string;
  /** Null where nobody says; an e-invoice says it itself. */
  values: FieldValues | null;
  /** Whose document it is; null where nobody says. */
  supplier: string | null;
}

const readable = /\.(pdf|png|jpe?g|gif|webp|tiff?)$/i;

/**
 * The files of a folder: those of `img` with the labels of `key` (ICDAR's receipts), or each with the JSON of its name
 * beside it, as `invoice2data` keeps its examples. Empty where there are none.
 */
export async function labelledFiles(folder: string): Promise<LabelledFile[]> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const files = names.filter((name) => readable.test(name)).toSorted();
  return Promise.all(files.map((name) => labelledFile(folder, name)));
}

async function labelledFile(folder: string, name: string): Promise<LabelledFile> {
  const beside = name.replace(/^img([/\\])/, "key$1").slice(0, -extname(name).length);
  const text = await readFile(join(folder, `${beside}.json`), "utf8").catch(() => null);
  const labels = text === null ? null : labelsOf(parsedJson(text));
  return { name, path: join(folder, name), values: labels?.values ?? null, supplier: labels?.supplier ?? null };
}

/** What `invoice2data` calls the fields of an invoice. What its templates write whatever the page says is no label. */
const calledThere: Readonly<Record<string, string>> = {
  invoice_number: "number",
  date: "date",
  amount: "total",
  amount_untaxed: "net",
  vat: "vat",
  iban: "iban",
  partner_name: "seller",
};

function labelsOf(json: unknown): Pick<LabelledFile, "values" | "supplier"> | null {
  if (Array.isArray(json)) return labelsOfInvoice(json[0]);
  if (typeof json !== "object" || json === null) return null;
  const values = Object.entries(json).filter(([, value]) => value === null || folded(value) !== null);
  return { values: Object.fromEntries(values.map(([name, value]) => [name, folded(value)])), supplier: null };
}

function labelsOfInvoice(said: unknown): Pick<LabelledFile, "values" | "supplier"> | null {
  if (typeof said !== "object" || said === null) return null;
  const { issuer } = said as { issuer?: unknown };
  const values = Object.entries(said).flatMap(([name, value]: [string, unknown]) => {
    const field = calledThere[name];
    return field === undefined ? [] : [[field, textOf(value)] as const];
  });
  const { lines } = said as { lines?: unknown };
  const rows = Array.isArray(lines) ? linesOfInvoice(lines) : null;
  return {
    values: { ...Object.fromEntries(values), ...(rows === null ? {} : { lines: rows }) },
    supplier: typeof issuer === "string" ? issuer : null,
  };
}

/** What `invoice2data` calls the columns of lines. */
const columnsThere: Readonly<Record<string, string>> = {
  name: "name",
  qty: "quantity",
  price_unit: "price",
  price_subtotal: "amount",
};

/** Lines of which it says what they cost; what else its templates keep under that name is none. */
function linesOfInvoice(lines: readonly unknown[]): string | null {
  const rows = lines.map((line) => {
    const cells = Object.entries(columnsThere).map(([there, column]): [string, string | null] => {
      const value: unknown = isRecord(line) ? line[there] : null;
      return [column, value === null || value === undefined ? null : textOf(value)];
    });
    return Object.fromEntries(cells);
  });
  return folded(rows.filter(({ amount, price }) => (amount ?? price) !== null));
}

const textOf = (value: unknown): string => (typeof value === "number" ? value.toFixed(2) : String(value));
