import { UserError } from "@surety/core/errors/user-error";
import { type FieldSpecs, fieldSpec } from "@surety/core/extract/field-schema";
import { labelStands } from "@surety/core/extract/label-stands";
import { layoutOf } from "@surety/core/extract/layout";
import { type ExtractorEvaluation, evaluateExtractor } from "@surety/models/extract/evaluate-extractor";
import { type LayoutCurve, layoutCurve } from "@surety/models/extract/layout-curve";
import type { LocalModels } from "@surety/models";
import { type DocumentsToRead, documentsToRead } from "./documents-to-read.ts";
import type { EvaluationAims } from "./evaluation.ts";

/** How well fields of documents are read, and which documents could be automated. */
export interface DocumentsEvaluation extends Omit<ExtractorEvaluation, "judged"> {
  model: "reader of fields";
  specs: FieldSpecs;
  assurance: number;
  /** Documents that were learned from besides, and never asked about. */
  others: number;
  /** Whether all documents of a supplier were held back together, and how many suppliers there are. */
  suppliers: number | null;
  /** Labels that stand nowhere in their document, as far as its words are certain. */
  strange: StrangeLabel[];
  eInvoices: DocumentsToRead["eInvoices"];
  files: DocumentsToRead["files"];
  /** How a new layout is learned; null where no field says which layout a document has. */
  curve: LayoutCurve | null;
  memoryMb: number;
}

export interface StrangeLabel {
  name: string;
  field: string;
  label: string;
}

interface DocumentsQuestion {
  folder: string;
  /** What `inferFields` should not have to guess. */
  fields: FieldSpecs;
  /** The field whose values tell layouts apart. */
  layouts: string | undefined;
  /** Read images and PDFs in place of words that are given. */
  readsFiles?: boolean | undefined;
  /** Another folder of labelled documents that all models learn from. */
  learnFrom?: string | undefined;
  /** Parts that the documents are dealt into. */
  folds?: number | undefined;
  /** Where readings of files are kept. */
  cacheFolder: string;
}

/** Of the work, where files have to be read first. */
const shareOfReading = 0.8;
const correctedDocuments = [0, 1, 2, 3, 5];

/** Reads labelled documents of a folder with models that have not seen them; no workflow and no database. */
export async function evaluateDocuments(
  models: LocalModels,
  question: DocumentsQuestion,
  { targets, assurance, onProgress }: Pick<EvaluationAims, "targets" | "assurance" | "onProgress">,
): Promise<DocumentsEvaluation> {
  const { documents, others, groups, specs, eInvoices, files, certain } = await gathered(question, (one) =>
    onProgress({ ...one, share: one.share * shareOfReading }),
  );
  const strange = strangeLabels(documents, certain, specs);
  const doubted = new Set(strange.map(({ name }) => name));
  const founded = documents.map(({ name }) => !doubted.has(name));
  const begun = files === null ? 0 : shareOfReading;
  const { judged: _fields, ...measured } = await evaluateExtractor(
    { fields: specs, documents, groups, others, founded, folds: question.folds, targets, assurance },
    models,
    (one) => onProgress({ ...one, share: begun + one.share * (1 - begun) }),
  );
  const { layouts: layoutField } = question;
  const curve =
    layoutField === undefined
      ? null
      : layoutCurve({ fields: specs, documents, layoutField, corrected: correctedDocuments, seed: 1 });
  const memoryMb = process.memoryUsage().rss / 2 ** 20;
  const suppliers = groups === undefined ? null : new Set(groups).size;
  const learned = { others: others.length, suppliers, eInvoices, files, strange };
  return { model: "reader of fields", specs, assurance, ...learned, ...measured, curve, memoryMb };
}

function strangeLabels(
  documents: DocumentsToRead["documents"],
  certain: DocumentsToRead["certain"],
  specs: FieldSpecs,
): StrangeLabel[] {
  return documents.flatMap(({ name, values }, at) => {
    const pages = certain[at] ?? null;
    if (pages === null) return [];
    const layout = layoutOf(pages);
    return Object.entries(specs).flatMap(([field, spec]) => {
      const label = values[field];
      return label === undefined || labelStands(layout, label, spec) ? [] : [{ name, field, label: label ?? "" }];
    });
  });
}

/** What is asked about, and what is learned from besides. */
async function gathered(
  { folder, fields, layouts, readsFiles = false, learnFrom, cacheFolder }: DocumentsQuestion,
  onProgress: EvaluationAims["onProgress"],
): Promise<DocumentsToRead & { specs: FieldSpecs }> {
  const own = await documentsToRead({ folder, readsFiles, cacheFolder }, onProgress);
  const specs = { ...own.fields, ...fields };
  for (const name of [...Object.keys(fields), ...(layouts === undefined ? [] : [layouts])])
    if (own.documents.every(({ values }) => values[name] === undefined)) throw unknownField(name, folder, specs);
  if (learnFrom === undefined) return { ...own, specs };
  const more = await documentsToRead({ folder: learnFrom, readsFiles, cacheFolder }, onProgress);
  return { ...own, specs, others: [...own.others, ...more.documents, ...more.others] };
}

/** `total:money:DE`: a field with its type, and the country whose way of writing it has. Throws for the command line. */
export function fieldsOf(text: string): FieldSpecs {
  return Object.fromEntries(
    text.split(",").map((one) => {
      const [name = "", type, country] = one.trim().split(":");
      const spec = fieldSpec.safeParse(country === undefined ? { type } : { type, country });
      if (name !== "" && spec.success) return [name, spec.data];
      throw new UserError({
        code: "bad-arguments",
        field: "--fields",
        message: `"${one}" is no field with a type.`,
        remedy: "Write NAME:TYPE or NAME:TYPE:COUNTRY; types are text, date, money, number, id, iban and vat.",
      });
    }),
  );
}

function unknownField(name: string, folder: string, specs: FieldSpecs): UserError {
  return new UserError({
    code: "unknown-field",
    field: name,
    message: `No document of ${folder} has a label for "${name}".`,
    remedy: `Its fields are: ${Object.keys(specs).join(", ")}.`,
  });
}
