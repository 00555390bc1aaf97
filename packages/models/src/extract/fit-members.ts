import { candidatesOf } from "@surety/core/extract/candidates";
import type { FieldSpec, FieldSpecs } from "@surety/core/extract/field-schema";
import { fieldValue, sameValue } from "@surety/core/extract/field-value";
import { lettersOf } from "@surety/core/extract/plain-value";
import { segmentsOfValue } from "@surety/core/extract/mark-segments";
import { fromHalves, toHalves } from "../artefact/half-floats.ts";
import { fitSparseRegression, type SparseRegression } from "../ngram/sparse-regression.ts";
import { candidateRows } from "./candidate-rows.ts";
import { learnHeadings } from "./learn-headings.ts";
import { learnJoins } from "./learn-joins.ts";
import type { LabelledLayout, Members } from "./extractor.ts";
import { segmentFeatures } from "./features.ts";
import { hashedColumns, hashedRows } from "./hashed-rows.ts";

const epochs = 14;

/** Trains what finds values: one model of pieces of text, and one of candidates for each other field. */
export function fitMembers(fields: FieldSpecs, documents: readonly LabelledLayout[], seed: number): Members {
  const others = candidateFields(fields);
  const lines = lineFields(fields).map((name) => [name, learnHeadings(name, fields[name]!, documents)] as const);
  return {
    segments: fitSegments(textFields(fields), documents, seed),
    known: Object.fromEntries(textFields(fields).map((name) => [name, knownValues(name, documents)])),
    candidates: Object.fromEntries(others.map((name) => [name, fitCandidates(name, fields[name]!, documents, seed)])),
    headings: Object.fromEntries(lines),
    joins: Object.fromEntries(
      lines.map(([name, learned]) => [name, learnJoins(name, fields[name]!, learned, documents)]),
    ),
  };
}

const mostKnown = 2000;

function knownValues(name: string, documents: readonly LabelledLayout[]): string[] {
  const letters = documents.map(({ values }) => lettersOf(values[name] ?? ""));
  return [...new Set(letters)].filter((one) => one !== "").slice(-mostKnown);
}

/** The names of the fields that are texts, in the order of the model's classes from 1. */
export function textFields(fields: FieldSpecs): string[] {
  return Object.keys(fields).filter((name) => fields[name]!.type === "text");
}

/** The names of the fields of which one place among many is meant. */
export function candidateFields(fields: FieldSpecs): string[] {
  return Object.keys(fields).filter((name) => !["text", "lines"].includes(fields[name]!.type));
}

/** The names of the fields that are lines. */
export function lineFields(fields: FieldSpecs): string[] {
  return Object.keys(fields).filter((name) => fields[name]!.type === "lines");
}

function fitSegments(
  names: readonly string[],
  documents: readonly LabelledLayout[],
  seed: number,
): SparseRegression | null {
  if (names.length === 0) return null;
  const features: string[][] = [];
  const classes: number[] = [];
  for (const { layout, values } of documents) {
    const classOf = new Map<number, number>();
    for (const [at, name] of names.entries())
      for (const place of segmentsOfValue(layout, values[name] ?? ""))
        if (!classOf.has(place)) classOf.set(place, at + 1);
    for (const place of layout.segments.keys()) {
      features.push(segmentFeatures(layout, place));
      classes.push(classOf.get(place) ?? 0);
    }
  }
  return fit(features, classes, names.length + 1, seed);
}

function fitCandidates(
  name: string,
  spec: FieldSpec,
  documents: readonly LabelledLayout[],
  seed: number,
): SparseRegression {
  const features: string[][] = [];
  const classes: number[] = [];
  for (const { layout, values } of documents) {
    const value = values[name];
    if (value === undefined) continue;
    const right = value === null ? null : fieldValue(value, spec);
    const candidates = candidatesOf(layout, spec);
    features.push(...candidateRows(layout, candidates, spec));
    classes.push(...candidates.map((one) => (right !== null && sameValue(one.value, right, spec) ? 1 : 0)));
  }
  return fit(features, classes, 2, seed);
}

function fit(features: readonly string[][], classes: readonly number[], count: number, seed: number): SparseRegression {
  const rows = { ...hashedRows(features), coverage: new Float32Array(features.length) };
  const model = fitSparseRegression(rows, hashedColumns, Int32Array.from(classes), count, { epochs, seed });
  // As it will be read from its file: what is measured here is what answers there.
  return { ...model, weights: fromHalves(toHalves(model.weights)) };
}
