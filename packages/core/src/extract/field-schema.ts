import { z } from "zod";
import { identifier } from "../workflow/document-parts.ts";
import { invoicePlace } from "./invoice-places.ts";
import { lineColumn } from "./line-column-schema.ts";

/** What a field of a document can be. Its type decides where it is looked for, and what is checked of it. */
export const fieldTypes = ["text", "date", "money", "number", "id", "iban", "vat", "address", "lines"] as const;
export type FieldType = (typeof fieldTypes)[number];

const mostColumns = 20;

/** The parts of a field as a document writes them. */
export const fieldShape = {
  type: z.enum(fieldTypes),
  /** What it means, for language models; what is trained here learns it from labels. */
  description: z.string().min(1).max(500).optional(),
  /** ISO alpha-2: decides what `03/04/2026` and a lone `1.234` mean. */
  country: z.string().length(2).optional(),
  /** Where an e-invoice says it (`totals.gross`, `seller`); lines need not say it. */
  invoice: invoicePlace.optional(),
  /** Of lines: what each of them has. */
  columns: z
    .record(identifier, lineColumn)
    .refine((columns) => Object.keys(columns).length > 0, "name at least one column")
    .refine((columns) => Object.keys(columns).length <= mostColumns, `at most ${mostColumns} columns are read`)
    .optional(),
  /** Of lines: the field of money that their amounts add up to. */
  sum: identifier.optional(),
};

/** One field that is read from documents. */
export const fieldSpec = z.strictObject(fieldShape);
export type FieldSpec = z.output<typeof fieldSpec>;

/** The fields of a record by their names. */
export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

/**
 * What stands in a document, in the one form of each type; null for "not in this document". Addresses and lines are the JSON
 * of their parts and rows.
 */
export type FieldValues = Readonly<Record<string, string | null>>;
