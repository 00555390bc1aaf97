import { UserError } from "@surety/core/errors/user-error";
import { type FieldSpecs, fieldSpec } from "@surety/core/extract/field-schema";
import { inferFields } from "@surety/core/extract/infer-fields";
import { type ExtractorEvaluation, evaluateExtractor } from "@surety/models/extract/evaluate-extractor";
import { type LayoutCurve, layoutCurve } from "@surety/models/extract/layout-curve";
import type { LocalModels } from "@surety/models";
import { readLabelledDocuments } from "../project/read-labelled-documents.ts";
import type { EvaluationAims } from "./evaluation.ts";

/** How well fields of documents are read, and which documents could be automated. */
export interface DocumentsEvaluation extends Omit<ExtractorEvaluation, "judged"> {
  model: "reader of fields";
  specs: FieldSpecs;
  assurance: number;
  /** How a new layout is learned; null where no field says which layout a document has. */
  curve: LayoutCurve | null;
  memoryMb: number;
}

interface DocumentsQuestion {
  folder: string;
  /** What `inferFields` should not have to guess. */
  fields: FieldSpecs;
  /** The field whose values tell layouts apart. */
  layouts: string | undefined;
}

const correctedDocuments = [0, 1, 2, 3, 5];

/** Reads labelled documents of a folder with models that have not seen them; no workflow and no database. */
export async function evaluateDocuments(
  models: LocalModels,
  { folder, fields, layouts }: DocumentsQuestion,
  { targets, assurance, onProgress }: Pick<EvaluationAims, "targets" | "assurance" | "onProgress">,
): Promise<DocumentsEvaluation> {
  const documents = await readLabelledDocuments(folder);
  const specs = { ...inferFields(documents.map(({ values }) => values)), ...fields };
  for (const name of [...Object.keys(fields), ...(layouts === undefined ? [] : [layouts])])
    if (documents.every(({ values }) => values[name] === undefined)) throw unknownField(name, folder, specs);
  const { judged: _fields, ...measured } = await evaluateExtractor(
    { fields: specs, documents, targets, assurance },
    models,
    onProgress,
  );
  const curve =
    layouts === undefined
      ? null
      : layoutCurve({ fields: specs, documents, layoutField: layouts, corrected: correctedDocuments, seed: 1 });
  const memoryMb = process.memoryUsage().rss / 2 ** 20;
  return { model: "reader of fields", specs, assurance, ...measured, curve, memoryMb };
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
