import type { ModelAnswer } from "@surety/core/ports/judge-model";
import { UserError } from "@surety/core/errors/user-error";
import type { ExperimentItem, ExperimentRow } from "../storage/experiment-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { isUuid } from "../queries/page.ts";

/** An experiment as it stands; locked where somebody is about to change it. Throws `experiment-not-found`. */
export async function readExperimentRow(database: Queryable, id: string, lock = false): Promise<ExperimentRow> {
  const [row] = isUuid(id)
    ? await database.query<ExperimentRow>(
        `select * from surety.experiments where id = $1 ${lock ? "for update" : ""}`,
        [id],
      )
    : [];
  if (row !== undefined) return row;
  throw new UserError({
    code: "experiment-not-found",
    field: "experiment",
    message: `There is no experiment ${id.slice(0, 100)}.`,
    remedy: "GET /api/v1/workflows/{name}/experiments lists them.",
  });
}

/** One answer that is still to be asked for. */
export interface MissingAnswer {
  arm: number;
  place: number;
  item: ExperimentItem;
}

/** The next answers that are missing, case by case, so that all arms come equally far. */
export async function nextMissing(
  database: Queryable,
  { id, arms }: ExperimentRow,
  most: number,
): Promise<MissingAnswer[]> {
  const rows = await database.query<Omit<MissingAnswer, "item"> & ExperimentItem>(
    `select a.arm, i.place, i.text, i.expected, i.segment, i.probability, i.scope, i.examples
     from surety.experiment_items i cross join generate_series(0, $2::int - 1) as a(arm)
     where i.experiment = $1 and not exists (
       select from surety.experiment_answers x where x.experiment = $1 and x.arm = a.arm and x.place = i.place)
     order by i.place, a.arm limit $3`,
    [id, arms.length, most],
  );
  return rows.map(({ arm, place, ...item }) => ({ arm, place, item }));
}

/** What came of one question. */
export interface SaidAnswer {
  /** Null where nothing could be read; then there is a problem. */
  value: string | null;
  problem: string | null;
  answer: Pick<ModelAnswer, "priceMicros" | "latencyMs"> | null;
  /** What a gate would compare; null where there is no answer. */
  score: number | null;
}

/** Keeps one answer; of two executions that asked the same, the first one's stays. */
export async function keepAnswer(
  database: Queryable,
  { experiment, arm, place }: { experiment: string } & Pick<MissingAnswer, "arm" | "place">,
  { value, problem, answer, score }: SaidAnswer,
  now: Date,
): Promise<void> {
  // An answer that was paid for earlier took no time now, which says nothing about the model.
  const milliseconds = answer?.latencyMs || null;
  await database.query(
    `insert into surety.experiment_answers (experiment, arm, place, value, problem, price_micros, milliseconds, at, score)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [experiment, arm, place, value, problem, answer?.priceMicros ?? 0, milliseconds, now, score],
  );
}

export async function countAnswers(database: Queryable, id: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    "select count(*)::int as count from surety.experiment_answers where experiment = $1",
    [id],
  );
  return row?.count ?? 0;
}
