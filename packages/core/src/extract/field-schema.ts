import { z } from "zod";

/** What a field of a document can be. Its type decides where it is looked for, and what is checked of it. */
export const fieldTypes = ["text", "date", "money", "number", "id", "iban", "vat"] as const;
export type FieldType = (typeof fieldTypes)[number];

/** One field that is read from documents; `country` (ISO alpha-2) decides what `03/04/2026` and a lone `1.234` mean. */
export const fieldSpec = z.strictObject({ type: z.enum(fieldTypes), country: z.string().length(2).optional() });
export type FieldSpec = z.output<typeof fieldSpec>;

/** The fields of a record by their names. */
export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

/** What stands in a document, in the one form of each type; null for "not in this document". */
export type FieldValues = Readonly<Record<string, string | null>>;
