import { basename, extname, join } from "node:path";
import type { Reading } from "@surety/core/document/reading";
import { UserError } from "@surety/core/errors/user-error";
import type { FieldSpecs } from "@surety/core/extract/field-schema";
import { inferFields } from "@surety/core/extract/infer-fields";
import type { EvaluationProgress } from "@surety/models";
import { labelledFiles, type LabelledFile } from "../project/labelled-files.ts";
import { type NamedDocument, readLabelledDocuments } from "../project/read-labelled-documents.ts";
import { type EInvoices, eInvoicesOf, invoiceFields, valuesOfInvoice } from "./e-invoices.ts";
import { readFiles } from "./read-files.ts";

/** Labelled documents with what they are learned and asked about by. */
export interface DocumentsToRead {
  documents: NamedDocument[];
  /** Learned from and never asked about. */
  others: NamedDocument[];
  /** Whose each document is; undefined where nobody says. */
  groups: string[] | undefined;
  fields: FieldSpecs;
  /** The words of each document where they are certain: given, or text of a PDF. Null where a picture was recognised. */
  certain: (NamedDocument["pages"] | null)[];
  /** Of files that carry e-invoices, what became of them; empty where none does. */
  eInvoices: EInvoices[];
  /** Files that were read, and how many of them could not be; null where words were given. */
  files: { read: number; refused: { name: string; why: string }[] } | null;
}

interface Where {
  folder: string;
  /** Read images and PDFs in place of words that are given. */
  readsFiles: boolean;
  cacheFolder: string;
}

/** The labelled documents of a folder: as words that are given, or read from its files by the whole path. */
export async function documentsToRead(
  { folder, readsFiles, cacheFolder }: Where,
  onProgress: (progress: EvaluationProgress) => void,
): Promise<DocumentsToRead> {
  const given = await readLabelledDocuments(folder).catch((error: unknown) => {
    if (error instanceof UserError && error.code === "no-documents") return null;
    throw error;
  });
  if (given !== null && !readsFiles) return asGiven(given);
  const files = await labelledFiles(folder);
  // Without labels anywhere the folder is none: said as it always was.
  if (files.length === 0) return asGiven(await readLabelledDocuments(folder));
  const readings = await readFiles(
    files.map(({ path }) => path),
    join(cacheFolder, "readings"),
    onProgress,
  );
  return asRead(
    folder,
    given ?? [],
    files.map((file, at) => ({ ...file, reading: readings[at]! })),
  );
}

function asGiven(documents: NamedDocument[]): DocumentsToRead {
  const fields = inferFields(documents.map(({ values }) => values));
  const certain = documents.map(({ pages }) => pages);
  return { documents, others: [], groups: undefined, fields, certain, eInvoices: [], files: null };
}

type FileRead = LabelledFile & { reading: Reading | UserError };

function asRead(folder: string, given: readonly NamedDocument[], files: readonly FileRead[]): DocumentsToRead {
  const labelled = files.flatMap((file) => labelledBy(file) ?? []);
  const stems = new Set(files.map(({ name }) => stemOf(name)));
  const drawn = new Map(given.map(({ name, pages }) => [name, pages]));
  const invoices = files.filter(({ values, reading }) => values === null && carriesInvoice(reading));
  if (labelled.length === 0) throw nothingLabelled(folder);
  const isInvoices = given.length === 0;
  return {
    documents: labelled.map(({ document }) => document),
    others: given.filter(({ name }) => !stems.has(name)),
    groups: isInvoices ? labelled.map(({ supplier, document }) => supplier ?? document.name) : undefined,
    fields: isInvoices ? spoken(invoiceFields, labelled) : inferFields(labelled.map(({ document }) => document.values)),
    certain: labelled.map(
      ({ document, isText }) => drawn.get(stemOf(document.name)) ?? (isText ? document.pages : null),
    ),
    eInvoices: eInvoicesOf(invoices),
    files: { read: files.length, refused: files.flatMap(refusedAs) },
  };
}

const stemOf = (name: string): string => basename(name, extname(name));

interface LabelledBy {
  document: NamedDocument;
  /** Whether its words are its own and were not recognised. */
  isText: boolean;
  supplier: string | null;
}

/** A file with its labels: those beside it, or those of an e-invoice in it that has no fault. */
function labelledBy({ name, values, supplier, reading }: FileRead): LabelledBy | null {
  if (!("pages" in reading)) return null;
  const { pages, invoice, type } = reading;
  const isText = type === "application/pdf";
  if (values !== null) return { document: { name, pages, values }, isText, supplier };
  if (invoice === null || invoice.faults.length > 0) return null;
  const document = { name, pages, values: valuesOfInvoice(invoice.invoice) };
  return { document, isText, supplier: invoice.invoice.seller.name };
}

const carriesInvoice = (reading: Reading | UserError): boolean =>
  "pages" in reading && (reading.invoice !== null || reading.invoiceProblem !== null);

/** The fields that somebody has spoken of. */
function spoken(fields: FieldSpecs, labelled: readonly LabelledBy[]): FieldSpecs {
  const isSpoken = (name: string) => labelled.some(({ document }) => document.values[name] !== undefined);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => isSpoken(name)));
}

function refusedAs({ name, reading }: FileRead): { name: string; why: string }[] {
  return "pages" in reading ? [] : [{ name, why: reading.message }];
}

function nothingLabelled(folder: string): UserError {
  return new UserError({
    code: "no-documents",
    field: folder,
    message: `${folder} has files, and none of them has labels.`,
    remedy:
      "Put a JSON file with the fields beside each, or keep e-invoices in the folder: they say theirs themselves.",
  });
}
