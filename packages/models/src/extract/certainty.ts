import type { FieldSpec, FieldSpecs, FieldValues } from "@surety/core/extract/field-schema";
import { fieldValue, sameValue } from "@surety/core/extract/field-value";
import { logit, sigmoid } from "@surety/core/statistics/calibrator";
import { fitLogistic } from "@surety/core/statistics/fit-logistic";
import { fitShift } from "@surety/core/statistics/fit-platt";
import { smoothedTargets } from "@surety/core/statistics/smoothed-targets";
import { fitCells, fitSums, readRow, signOf } from "./cell-certainty.ts";
import { type FieldCertainty, type RawField, type ReadField, scoreScale, signalNames } from "./extractor.ts";

/** A field as a model found it in a document it had not seen, and what a person says stands there. */
export interface TriedField {
  raw: RawField;
  truth: string | null;
}

/** Each signal takes so many labels of the rarer kind to be weighed. */
const labelsPerSignal = 4;

/** Learns from answers to unseen documents how sure a field's answers are. */
export function fitCertainty(tried: readonly TriedField[], spec: FieldSpec): FieldCertainty {
  const answered = tried.filter(({ raw }) => raw.value !== null);
  const right = answered.map(({ raw, truth }) => Number(isRight(raw.value, truth, spec)));
  const absent = tried.map(({ truth }) => Number(truth === null));
  return {
    right: fitWeights(answered, right) ?? shiftedScore(answered, right),
    absent: fitWeights(tried, absent) ?? constant(absent),
    ...(spec.type === "lines" ? { cells: fitCells(tried, spec), sums: fitSums(tried, spec) } : {}),
  };
}

/** Whether an answer is what a label says, in the one form of its type. */
export function isRight(answer: string | null, truth: string | null, spec: FieldSpec): boolean {
  return sameValue(answer, truth === null ? null : fieldValue(truth, spec), spec);
}

/** Whether every field of a document is what its label says. */
export function isRecordRight(
  fields: FieldSpecs,
  read: Readonly<Record<string, Pick<ReadField, "value">>>,
  truth: FieldValues,
): boolean {
  return Object.entries(fields).every(([name, spec]) => isRight(read[name]?.value ?? null, truth[name] ?? null, spec));
}

/** As many signals as the labels can carry, in their order; null where they can carry none. The bias comes last. */
function fitWeights(tried: readonly TriedField[], hits: readonly number[]): number[] | null {
  const many = sumOf(hits);
  const used = Math.min(signalNames.length, Math.floor(Math.min(many, hits.length - many) / labelsPerSignal));
  if (used === 0) return null;
  const width = used + 1;
  const rows = new Float64Array(tried.length * width);
  for (const [row, { raw }] of tried.entries()) rows.set([...raw.signals.slice(0, used), 1], row * width);
  const weights = fitLogistic(rows, width, smoothedTargets(hits));
  return [...signalNames.map((_, at) => (at < used ? weights[at]! : 0)), weights[used]!];
}

/** Where labels agree, or nearly: as the score says, at the level of the labels. */
function shiftedScore(tried: readonly TriedField[], hits: readonly number[]): number[] {
  const scores = tried.map(({ raw }) => sigmoid(raw.signals[0]! * scoreScale));
  const shift = tried.length === 0 ? 0 : -fitShift(scores, hits).b;
  return [scoreScale, ...noSignals.slice(1), shift];
}

/** How often it was so, as far as so few can tell; no document is told from others. */
function constant(hits: readonly number[]): number[] {
  return [...noSignals, logit((sumOf(hits) + 0.5) / (hits.length + 1))];
}

const noSignals = signalNames.map(() => 0);
const sumOf = (hits: readonly number[]): number => hits.reduce((sum, each) => sum + each, 0);

const likely = 0.5;

/** The likelier of "this value" and "not in this document", with its probability. */
export function readField(raw: RawField, { right, absent, cells, sums }: FieldCertainty): ReadField {
  const { value, printed, places, signals, rows } = raw;
  const none = chanceOf(absent, signals);
  const most = sums?.[`${signOf(raw)}`] ?? 1;
  const found = value === null ? 0 : Math.min(chanceOf(right, signals), most);
  // Lines that are wrong somewhere are more to whoever looks than none.
  if (rows === undefined ? none > found : none > likely)
    return { value: null, printed: null, confidence: none, places: [] };
  if (rows === undefined || cells === undefined) return { value, printed, confidence: found, places };
  return { value, printed, confidence: found, places, rows: rows.map((row) => readRow(row, cells)) };
}

function chanceOf(weights: readonly number[], signals: readonly number[]): number {
  return sigmoid(weights.reduce((sum, weight, at) => sum + weight * (signals[at] ?? 1), 0));
}
