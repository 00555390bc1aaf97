import { measureSet } from "@surety/core/dataset/measure-set";
import { type ArmComparison, compareArms } from "@surety/core/experiment/compare-arms";
import { comparisonWords, verdictWords } from "@surety/core/experiment/comparison-words";
import type { ArmResult } from "@surety/core/wire/experiment";
import type { ExperimentRow } from "../storage/experiment-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";
import type { WorkerWorld } from "../worker/world.ts";

interface AnswerRow {
  arm: number;
  value: string | null;
  expected: string;
  segment: string | null;
  probability: number;
  priceMicros: number;
  milliseconds: number | null;
}

/** All have answered everything: the one look that the test allows is taken, and kept. */
export async function finishExperiment(world: WorkerWorld, row: ExperimentRow): Promise<void> {
  const results = resultsOf(row, await answersOf(world.database, row.id));
  const compared = results.flatMap(({ comparison }) => comparison ?? []);
  const names = row.arms.filter(({ current }) => !current).map(({ name }) => name);
  await world.database.query(
    `update surety.experiments set status = 'done', sentence = $2, results = $3, ended_at = $4 where id = $1 and status = 'running'`,
    [row.id, verdictWords(compared, names), toJson(results), world.clock.now()],
  );
}

async function answersOf(database: Queryable, id: string): Promise<AnswerRow[]> {
  return database.query<AnswerRow>(
    `select a.arm, a.value, i.expected, i.segment, i.probability, a.price_micros::float8 as "priceMicros", a.milliseconds
     from surety.experiment_answers a join surety.experiment_items i using (experiment, place)
     where a.experiment = $1 order by a.arm, a.place`,
    [id],
  );
}

function resultsOf({ arms, items }: ExperimentRow, rows: readonly AnswerRow[]): ArmResult[] {
  const byArm = arms.map((_, arm) => rows.filter((one) => one.arm === arm));
  const comparisons = compareArms(byArm.map((some) => some.map(isRight)));
  return byArm.map((some, arm) => {
    const comparison = arm === 0 ? undefined : comparisons[arm - 1];
    return {
      ...figuresOf(some),
      comparison: comparison === undefined ? null : worded(comparison, items, arms.length - 1),
    };
  });
}

const isRight = ({ value, expected }: AnswerRow): boolean => value === expected;

const worded = (one: ArmComparison, items: number, arms: number) => ({
  ...one,
  sentence: comparisonWords(one, { items, arms }),
});

function figuresOf(rows: readonly AnswerRow[]): Omit<ArmResult, "comparison"> {
  const right = rows.filter(isRight).length;
  const costMicros = rows.reduce((sum, { priceMicros }) => sum + priceMicros, 0);
  const answered = rows.map(({ value, ...rest }) => ({ ...rest, answered: value ?? "" }));
  return {
    right,
    unanswered: rows.filter(({ value }) => value === null).length,
    accuracy: measureSet(answered).all.accuracy,
    costMicros,
    perCorrectMicros: right === 0 ? null : costMicros / right,
    medianMs: median(rows.flatMap(({ milliseconds }) => milliseconds ?? [])),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
