import { UserError } from "@surety/core/errors/user-error";
import type { FieldSpecs } from "@surety/core/extract/field-schema";
import { layoutOf } from "@surety/core/extract/layout";
import { gridsOf, type ReadPage } from "@surety/core/extract/read-page";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { shuffle } from "../classifier/shuffle.ts";
import { fitCertainty, readField, type TriedField } from "./certainty.ts";
import type { Extractor, FieldCertainty, LabelledLayout, RawField, ReadableDocument, ReadField } from "./extractor.ts";
import { findValues } from "./find-values.ts";
import { fitMembers, lineFields } from "./fit-members.ts";

/** A document as its pages' words, with what people say stands in it. */
export interface LabelledDocument {
  pages: readonly ReadPage[];
  /** Null for "not in this document"; a field that nobody has spoken of is left out. */
  values: Readonly<Record<string, string | null>>;
}

export interface ExtractorRequest {
  fields: FieldSpecs;
  documents: readonly LabelledDocument[];
  /** Same documents and same seed, same model; 1 when not given. */
  seed?: number | undefined;
}

/** The fields of each training document as models read them that had not seen it, in the order of the request. */
export type OutOfFoldFields = Record<string, ReadField>[];

const mostFolds = 5;

/** Throws where nothing can be learned, or nothing said about how sure it is. */
export function refuseTooFew({ fields, documents }: ExtractorRequest): void {
  if (documents.length >= mostFolds && Object.keys(fields).length > 0) return;
  throw new UserError({
    code: "extractor-cannot-be-trained",
    field: "documents",
    message: `Reading of fields cannot be learned: there are ${documents.length} labelled documents.`,
    remedy: `Label at least ${mostFolds} documents.`,
  });
}

/** Trains a reader of fields. How sure it is comes from documents that the asked model had not seen. */
export function fitExtractor({ fields, documents, seed = 1 }: ExtractorRequest): {
  extractor: Extractor;
  outOfFold: OutOfFoldFields;
} {
  const labelled = documents.map(({ pages, values }) => ({ ...readable(fields, pages), values }));
  const fold = dealDocuments(labelled.length, seed);
  const raw = answersOfFolds(fields, labelled, fold, seed);
  const certainty = certaintyOf(fields, labelled, raw, () => true);
  const outOfFold: OutOfFoldFields = labelled.map(() => ({}));
  for (let each = 0; each < mostFolds; each += 1) {
    // Nor has what says how sure an answer is seen the label of its document.
    const own = certaintyOf(fields, labelled, raw, (at) => fold[at] !== each);
    for (const [at, found] of raw.entries()) if (fold[at] === each) outOfFold[at] = readFields(found, own);
  }
  const members = fitMembers(fields, labelled, seed);
  return { extractor: { fields, ...members, certainty, training: { documents: labelled.length, seed } }, outOfFold };
}

function dealDocuments(count: number, seed: number): Int8Array {
  const fold = new Int8Array(count);
  shuffle(Int32Array.from(fold.keys()), seededRandom(seed)).forEach((at, turn) => (fold[at] = turn % mostFolds));
  return fold;
}

function answersOfFolds(
  fields: FieldSpecs,
  labelled: readonly LabelledLayout[],
  fold: Int8Array,
  seed: number,
): Record<string, RawField>[] {
  const raw: Record<string, RawField>[] = labelled.map(() => ({}));
  for (let each = 0; each < mostFolds; each += 1) {
    const learned = labelled.filter((_, at) => fold[at] !== each);
    const members = fitMembers(fields, learned, seed);
    for (const [at, document] of labelled.entries())
      if (fold[at] === each) raw[at] = findValues(fields, members, document);
  }
  return raw;
}

function certaintyOf(
  fields: FieldSpecs,
  labelled: readonly LabelledLayout[],
  raw: readonly Record<string, RawField>[],
  counts: (at: number) => boolean,
): Record<string, FieldCertainty> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, spec]) => {
      const tried = labelled.flatMap(({ values }, at): TriedField[] => {
        const [found, truth] = [raw[at]![name], values[name]];
        return counts(at) && found !== undefined && truth !== undefined ? [{ raw: found, truth }] : [];
      });
      return [name, fitCertainty(tried, spec)];
    }),
  );
}

/** What an extractor reads in a document. */
export function extractFields(extractor: Extractor, pages: readonly ReadPage[]): Record<string, ReadField> {
  return readFields(findValues(extractor.fields, extractor, readable(extractor.fields, pages)), extractor.certainty);
}

/** Tables are looked for only where lines are read. */
export function readable(fields: FieldSpecs, pages: readonly ReadPage[]): ReadableDocument {
  return { layout: layoutOf(pages), grids: lineFields(fields).length === 0 ? [] : gridsOf(pages) };
}

function readFields(
  raw: Record<string, RawField>,
  certainty: Record<string, FieldCertainty>,
): Record<string, ReadField> {
  return Object.fromEntries(Object.entries(raw).map(([name, found]) => [name, readField(found, certainty[name]!)]));
}
