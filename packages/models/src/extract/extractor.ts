import type { FieldSpecs, FieldValues } from "@surety/core/extract/field-schema";
import type { CellGrid } from "@surety/core/extract/cell-grid";
import type { Layout } from "@surety/core/extract/layout";
import type { RowCheck } from "@surety/core/extract/line-checks";
import type { LearnedHeadings } from "@surety/core/extract/map-columns";
import type { Box } from "@surety/core/wire/document-page";
import type { SparseRegression } from "../ngram/sparse-regression.ts";

/** A document made ready to be read: what stands where, and its tables. */
export interface ReadableDocument {
  layout: Layout;
  grids: readonly CellGrid[];
}

/** A document with what people say stands in it; a field that nobody has spoken of is left out. */
export interface LabelledLayout extends ReadableDocument {
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
  /** Of lines: the cells of each, by their columns, and whether it multiplies out. */
  rows?: readonly { cells: Readonly<Record<string, CellRead>>; check: RowCheck }[];
}

/** A cell of a line as it was read. */
export interface CellRead {
  value: string | null;
  printed: string | null;
  places: readonly ValuePlace[];
}

/** Scores of the best value and of the next one as logits over `scoreScale`; the other signals lie in [-1, 1]. */
export const signalNames = ["score", "runnerUp", "check", "familiarity", "margin"] as const;
export const scoreScale = 4;

/** How sure the answers of a field are: weights of its signals, for "this value is right" and for "there is none". */
export interface FieldCertainty {
  right: number[];
  absent: number[];
  /** Of lines: how often a cell is right, in lines that multiply out (1), that do not (-1), and that do not say (0). */
  cells?: Readonly<Record<`${RowCheck}`, number>>;
  /** Of lines: how often all of them are right, where they add up (1), where they do not (-1), and where nobody can tell. */
  sums?: Readonly<Record<`${RowCheck}`, number>>;
}

/** What finds values, before it is known how sure it is. */
export type Members = Pick<Extractor, "segments" | "candidates" | "known" | "headings" | "joins">;

/** A trained reader of fields. */
export interface Extractor {
  fields: FieldSpecs;
  /** Tells which text field a piece of text belongs to; null where no field is a text. Class 0 is none of them. */
  segments: SparseRegression | null;
  /** For each other field, which of its candidates is meant. */
  candidates: Record<string, SparseRegression>;
  /** For each text field, the values that labels have, as letters and digits. */
  known: Record<string, string[]>;
  /** For each field of lines, what heads its columns in the documents that were labelled. */
  headings: Record<string, LearnedHeadings>;
  /** For each field of lines, whether words below a line are part of its description there. */
  joins: Record<string, boolean>;
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
  /** Of lines: the cells of each, by their columns. */
  rows?: Record<string, CellRead & { confidence: number }>[];
}
