import { type Candidate, candidatesOf } from "@surety/core/extract/candidates";
import type { FieldSpec, FieldSpecs } from "@surety/core/extract/field-schema";
import { fieldValue, isPlausible } from "@surety/core/extract/field-value";
import { KnownValues } from "@surety/core/extract/known-values";
import type { Layout } from "@surety/core/extract/layout";
import { logit } from "@surety/core/statistics/calibrator";
import { softmaxRow } from "../classifier/softmax.ts";
import { type SparseRegression, sparseScores } from "../ngram/sparse-regression.ts";
import { candidateRows, candidateSums } from "./candidate-rows.ts";
import { type Members, type RawField, type ReadableDocument, scoreScale } from "./extractor.ts";
import { segmentFeatures } from "./features.ts";
import { findLines } from "./find-lines.ts";
import { lineFields, textFields } from "./fit-members.ts";
import { hashedRows } from "./hashed-rows.ts";
import { pickRun } from "./pick-run.ts";

/** The likeliest value of every field, with what speaks for it. */
export function findValues(fields: FieldSpecs, members: Members, document: ReadableDocument): Record<string, RawField> {
  const { layout } = document;
  const texts = findTexts(fields, members, layout);
  const others = Object.entries(members.candidates).map(
    ([name, model]) => [name, findCandidate(fields[name]!, model, layout)] as const,
  );
  const found: Record<string, RawField> = { ...texts, ...Object.fromEntries(others) };
  for (const name of lineFields(fields)) {
    const { sum } = fields[name]!;
    const total = sum === undefined ? null : (found[sum]?.value ?? null);
    found[name] = findLines(
      fields[name]!,
      { learned: members.headings[name] ?? {}, joins: members.joins[name] ?? true },
      document,
      total,
    );
  }
  return found;
}

function findTexts(fields: FieldSpecs, { segments: model, known }: Members, layout: Layout): Record<string, RawField> {
  const names = textFields(fields);
  const { segments } = layout;
  if (model === null) return {};
  if (segments.length === 0) return Object.fromEntries(names.map((name) => [name, nothing()]));
  const features = segments.map((_, at) => segmentFeatures(layout, at));
  const { probabilities, familiarity } = ask(model, features);
  return Object.fromEntries(
    names.map((name, at) => {
      const chances = segments.map((_, place) => probabilities[place * model.classes + at + 1]!);
      return [name, textField(layout, chances, familiarity, knownOf(known[name] ?? []))];
    }),
  );
}

function textField(
  layout: Layout,
  chances: readonly number[],
  familiarity: readonly number[],
  known: KnownValues,
): RawField {
  const { from, to, chance, runnerUp } = pickRun(chances);
  const run = layout.segments.slice(from, to + 1);
  const printed = run.map(({ text }) => text).join(" ");
  const value = fieldValue(printed, { type: "text" });
  const familiar = run.reduce((sum, _, at) => sum + familiarity[from + at]!, 0) / run.length;
  return {
    value,
    printed,
    places: run.map(({ page, box }) => ({ page, box })),
    signals: signals(chance, runnerUp, known.standing(value), familiar),
  };
}

const remembered = new WeakMap<readonly string[], KnownValues>();

function knownOf(letters: readonly string[]): KnownValues {
  const known = remembered.get(letters) ?? new KnownValues(letters);
  remembered.set(letters, known);
  return known;
}

function findCandidate(spec: FieldSpec, model: SparseRegression, layout: Layout): RawField {
  const candidates = candidatesOf(layout, spec);
  if (candidates.length === 0) return nothing();
  const { probabilities, familiarity } = ask(model, candidateRows(layout, candidates, spec));
  const chances = candidates.map((_, at) => probabilities[2 * at + 1]!);
  const values = valueChances(candidates, chances);
  const [[value, best] = ["", 0], [, second] = ["", 0]] = values;
  const meant = candidates
    .flatMap((one, at) => (one.value === value ? [at] : []))
    .toSorted((a, b) => chances[b]! - chances[a]!)[0]!;
  const { printed, segment, box } = candidates[meant]!;
  const adds = candidateSums(layout, candidates, spec)?.[meant];
  const check = adds === undefined ? plausibility(value, spec) : Number(adds.difference || adds.sum || adds.column);
  return {
    value,
    printed,
    places: [{ page: segment.page, box }],
    signals: signals(best, second, check, familiarity[meant]!),
  };
}

function plausibility(value: string, spec: FieldSpec): number {
  const plausible = isPlausible(value, spec);
  return plausible === null ? 0 : plausible ? 1 : -1;
}

/** Different values, likeliest first: one that stands in several places is as likely as the likeliest of them, and a little more. */
function valueChances(candidates: readonly Candidate[], chances: readonly number[]): [string, number][] {
  const unlikely = new Map<string, number>();
  for (const [at, { value }] of candidates.entries())
    unlikely.set(value, (unlikely.get(value) ?? 1) * (1 - chances[at]!));
  return [...unlikely].map(([value, rest]): [string, number] => [value, 1 - rest]).sort((a, b) => b[1] - a[1]);
}

function nothing(): RawField {
  return { value: null, printed: null, places: [], signals: signals(0, 0, 0, 0) };
}

function signals(best: number, second: number, check: number, familiarity: number): number[] {
  return [logit(best) / scoreScale, logit(second) / scoreScale, check, familiarity, best - second];
}

/** Probabilities of the classes, row by row, and what share of each row's features the model has learned anything of. */
function ask(
  model: SparseRegression,
  features: readonly string[][],
): { probabilities: Float32Array; familiarity: number[] } {
  const rows = { ...hashedRows(features), coverage: new Float32Array(features.length) };
  const probabilities = sparseScores(model, rows);
  const familiarity = features.map((_, row) => {
    softmaxRow(probabilities, row * model.classes, model.classes);
    const [start, end] = [rows.starts[row]!, rows.starts[row + 1]!];
    let known = 0;
    for (let entry = start; entry < end; entry += 1) if (isLearned(model, rows.columns[entry]!)) known += 1;
    return known / Math.max(1, end - start);
  });
  return { probabilities, familiarity };
}

function isLearned({ weights, classes }: SparseRegression, column: number): boolean {
  for (let each = 0; each < classes; each += 1) if (weights[column * classes + each] !== 0) return true;
  return false;
}
