import type { FieldSpecs, FieldValues } from "@surety/core/extract/field-schema";
import type { Layout } from "@surety/core/extract/layout";
import type { Box } from "@surety/core/wire/document-page";
import type { SparseRegression } from "../ngram/sparse-regression.ts";

/** A document with what people say stands in it; a field that nobody has spoken of is left out. */
export interface LabelledLayout {
  layout: Layout;
  values: FieldValues;
}

/** Where a value was read; pages count from 0. */
export interface ValuePlace {
  page: number;
  box: Box;
}

/** What a model thinks stands in a field, before it is known how often it is right. */
export interface RawField {
  /** Null where nothing of the field's type stands in the document. */
  value: string | null;
  /** As it is printed. */
  printed: string | null;
  places: ValuePlace[];
  /** What speaks for it, in the order of `signalNames`. */
  signals: number[];
}

/** Scores of the best value and of the next one as logits over `scoreScale`; the other signals lie in [-1, 1]. */
export const signalNames = ["score", "runnerUp", "check", "familiarity", "margin"] as const;
export const scoreScale = 4;

/** How sure the answers of a field are: weights of its signals, for "this value is right" and for "there is none". */
export interface FieldCertainty {
  right: number[];
  absent: number[];
}

/** What finds values, before it is known how sure it is. */
export type Members = Pick<Extractor, "segments" | "candidates" | "known">;

/** A trained reader of fields. */
export interface Extractor {
  fields: FieldSpecs;
  /** Tells which text field a piece of text belongs to; null where no field is a text. Class 0 is none of them. */
  segments: SparseRegression | null;
  /** For each other field, which of its candidates is meant. */
  candidates: Record<string, SparseRegression>;
  /** For each text field, the values that labels have, as letters and digits. */
  known: Record<string, string[]>;
  certainty: Record<string, FieldCertainty>;
  training: { documents: number; seed: number };
}

/** A field as it was read. */
export interface ReadField {
  /** Null for "not in this document". */
  value: string | null;
  printed: string | null;
  /** Probability that this is right. */
  confidence: number;
  places: ValuePlace[];
}
