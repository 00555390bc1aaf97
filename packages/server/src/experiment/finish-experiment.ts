import { measureSet } from "@surety/core/dataset/measure-set";
import { type ArmComparison, compareArms } from "@surety/core/experiment/compare-arms";
import { compareRankings, rightAboveWrong } from "@surety/core/experiment/compare-rankings";
import { comparisonWords, verdictWords } from "@surety/core/experiment/comparison-words";
import { rankingWords, worthWords } from "@surety/core/experiment/worth-words";
import { seededRandom } from "@surety/core/statistics/seeded-random";
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
  score: number | null;
}

/** All have answered everything: the one look that the test allows is taken, and kept. */
export async function finishExperiment(world: WorkerWorld, row: ExperimentRow): Promise<void> {
  const { document } = await world.definitions.version(row.version);
  const results = resultsOf(row, await answersOf(world.database, row.id), document.measure?.currency ?? "EUR");
  const compared = results.flatMap(({ comparison }) => comparison ?? []);
  const names = row.arms.filter(({ current }) => !current).map(({ name }) => name);
  await world.database.query(
    `update surety.experiments set status = 'done', sentence = $2, results = $3, ended_at = $4 where id = $1 and status = 'running'`,
    [row.id, verdictWords(compared, names), toJson(results), world.clock.now()],
  );
}

async function answersOf(database: Queryable, id: string): Promise<AnswerRow[]> {
  return database.query<AnswerRow>(
    `select a.arm, a.value, i.expected, i.segment, i.probability, a.price_micros::float8 as "priceMicros", a.milliseconds, a.score
     from surety.experiment_answers a join surety.experiment_items i using (experiment, place)
     where a.experiment = $1 order by a.arm, a.place`,
    [id],
  );
}

function resultsOf({ arms, items }: ExperimentRow, rows: readonly AnswerRow[], currency: string): ArmResult[] {
  const byArm = arms.map((_, arm) => rows.filter((one) => one.arm === arm));
  const comparisons = compareArms(byArm.map((some) => some.map(isRight)));
  const rankings = rankingsOf(byArm);
  const figures = byArm.map(figuresOf);
  return byArm.map((_, arm) => {
    const comparison = arm === 0 ? undefined : comparisons[arm - 1];
    const [current, own] = [figures[0]!, figures[arm]!];
    const worth = arm === 0 ? {} : { worth: worthWords({ ...current, items }, { ...own, items }, currency) };
    return {
      ...own,
      comparison: comparison === undefined ? null : worded(comparison, items, arms.length - 1),
      ranking: rankings[arm]!,
      ...worth,
    };
  });
}

/** Who knows better when it is right; what gave no answer is the least sure, and wrong. */
function rankingsOf(byArm: readonly (readonly AnswerRow[])[]): ArmRanking[] {
  const ranked = byArm.map((some) => ({ right: some.map(isRight), score: some.map(({ score }) => score ?? 0) }));
  const compared = compareRankings(ranked, seededRandom(1));
  const shares = ranked.map(rightAboveWrong);
  return ranked.map((_, arm) => {
    const rightAbove = shares[arm] ?? null;
    const one = arm === 0 ? undefined : compared[arm - 1];
    if (one === undefined) return { rightAbove, comparison: null };
    const sentence = rankingWords(one, { arm: rightAbove, current: shares[0] ?? null }, byArm.length - 1);
    return { rightAbove, comparison: { ...one, sentence } };
  });
}

type ArmRanking = NonNullable<ArmResult["ranking"]>;

const isRight = ({ value, expected }: AnswerRow): boolean => value === expected;

const worded = (one: ArmComparison, items: number, arms: number) => ({
  ...one,
  sentence: comparisonWords(one, { items, arms }),
});

function figuresOf(rows: readonly AnswerRow[]): Omit<ArmResult, "comparison" | "ranking" | "worth"> {
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
