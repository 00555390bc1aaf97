import { documentConfidence } from "../gate/document-gate.ts";
import type { OtherValues } from "../language/answer-form.ts";
import { worth } from "../language/label-signals.ts";
import type { ReadBefore } from "../ports/judge-model.ts";
import type { AnsweredCell, AnsweredField } from "./answered-field.ts";
import type { FieldSpecs } from "./field-schema.ts";
import { sameValue } from "./field-value.ts";
import type { GroundedCell, GroundedField } from "./ground-record.ts";
import type { SaidRecord } from "./read-record.ts";
import { failedChecks } from "./record-checks.ts";
import { recordOf } from "./record-text.ts";

/** All that tells how sure a language model's record is. */
export interface RecordEvidence {
  fields: FieldSpecs;
  said: SaidRecord;
  grounded: readonly GroundedField[];
  /** The probability of the tokens of each field's value; null where none are told. */
  tokens: ReadonlyMap<string, number> | null;
  others: OtherValues;
  before: ReadBefore | null;
}

export interface RecordCertainty {
  fields: AnsweredField[];
  /** Of the whole document; 0 where a value stands nowhere in it. */
  confidence: number;
  signals: Record<string, number>;
}

/** What speaks against itself is worth half. It ranks; what a score is worth, labels say. */
const worthOfFailed = 0.5;

/**
 * How sure a record is, field by field and as a whole: what the model says of its certainty, and of each kind of second reading
 * that there is (itself again, other models, the trained reader before it) how much it says the same, as their plain mean;
 * half of it where a check fails, and nothing where the value stands nowhere. The document is as sure as the product.
 */
export function recordCertainty(evidence: RecordEvidence): RecordCertainty {
  const { fields, said, grounded, tokens } = evidence;
  const failed = failedChecks(fields, Object.fromEntries(grounded.map(({ name, value }) => [name, value])));
  const told = grounded.map((field) => signalsOf(field, evidence));
  const answered = grounded.map((field, at): AnsweredField => {
    const score = scoreOf(told[at]!, failed.has(field.name));
    const { rows, ...one } = field;
    const confidence = field.grounded === false ? 0 : score;
    return { ...one, confidence, ...(rows === undefined ? {} : { rows: rows.map((row) => cellsOf(row, score)) }) };
  });
  const shares = ["sameAgain", "sameByOthers", "sameAsBefore"] as const;
  const means = shares.flatMap((name) => {
    const all = told.flatMap((one) => one[name] ?? []);
    return all.length === 0 ? [] : [[name, mean(all)] as const];
  });
  const stated = grounded.filter(({ value }) => value !== null);
  const confidence = documentConfidence(answered);
  return {
    fields: answered,
    confidence,
    signals: {
      record: confidence,
      ...(tokens === null ? {} : { token: product(told.map(({ token }) => token ?? 1)) }),
      verbal: Math.min(...told.map(({ verbal }) => verbal)),
      ...Object.fromEntries(means),
      grounded: shareWhere(stated, (one) => one.grounded !== false),
      checks: shareWhere(grounded, ({ name }) => !failed.has(name)),
      mended: said.mended ? 1 : 0,
    },
  };
}

/** What tells of one field, each in [0, 1]; what was not told, or not asked for, is not there. */
interface FieldSignals {
  token?: number;
  verbal: number;
  sameAgain?: number;
  sameByOthers?: number;
  sameAsBefore?: number;
}

function signalsOf(
  { name, value }: GroundedField,
  { fields, said, tokens, others, before }: RecordEvidence,
): FieldSignals {
  const spec = fields[name]!;
  const same = (record: string | null | undefined) =>
    record != null && sameValue(recordOf({ [name]: spec }, record)[name] ?? null, value, spec) ? 1 : 0;
  const token = tokens?.get(name);
  // Two who read the same are seldom both wrong; of two who do not, one is, and the trained one knows how often it is.
  const known = before?.fields.find((one) => one.name === name);
  return {
    ...(token === undefined ? {} : { token }),
    verbal: worth[said.fields[name]?.certainty ?? "guess"],
    ...(others.again.length === 0 ? {} : { sameAgain: mean(others.again.map(same)) }),
    ...(others.besides.length === 0 ? {} : { sameByOthers: mean(others.besides.map(same)) }),
    ...(known === undefined ? {} : { sameAsBefore: sameValue(known.value, value, spec) ? 1 : 1 - known.confidence }),
  };
}

function scoreOf(
  { token, verbal, sameAgain, sameByOthers, sameAsBefore }: FieldSignals,
  isAgainstItself: boolean,
): number {
  const said = [token ?? verbal, sameAgain, sameByOthers, sameAsBefore].filter((one) => one !== undefined);
  return mean(said) * (isAgainstItself ? worthOfFailed : 1);
}

/** A cell is as sure as its lines, but for those that stand nowhere. */
const cellsOf = (row: Readonly<Record<string, GroundedCell>>, score: number): Record<string, AnsweredCell> =>
  Object.fromEntries(
    Object.entries(row).map(([column, { grounded, ...cell }]) => [
      column,
      { ...cell, confidence: grounded ? score : 0 },
    ]),
  );

const shareWhere = <One>(all: readonly One[], holds: (one: One) => boolean): number =>
  all.length === 0 ? 1 : all.filter(holds).length / all.length;
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const product = (values: readonly number[]): number => values.reduce((all, one) => all * one, 1);
