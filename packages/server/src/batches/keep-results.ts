import type { Completion } from "@surety/core/ports/language-model";
import type { Booked } from "../language/budget-book.ts";
import type { Budget } from "../language/budgets-of.ts";
import { heldRows, keysOf } from "../language/budget-rows.ts";
import { newId } from "../storage/new-id.ts";
import type { BatchRow } from "../storage/batches-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";

/** What came of one question of a batch. */
export interface KeptResult {
  place: number;
  outcome: "answered" | "failed" | "unreadable" | "expired" | "cancelled";
  completion: Completion | null;
  problem: string | null;
  /** What it cost; null where nobody counted. */
  costMicros: number | null;
  /** Whether all that was set aside for it may have been spent. */
  isUnseen: boolean;
}

/**
 * Keeps what came of some questions: answers, bills and what their budgets have left, in one statement. What is known
 * already of a question stays, so that results may be read twice. Gives how the budgets stand.
 */
export function keepResults(
  database: Queryable,
  batch: BatchRow,
  results: readonly KeptResult[],
  now: Date,
): Promise<Booked[]> {
  return database.query<Booked>(
    `with came as (select * from jsonb_to_recordset($2::jsonb) as r(id uuid, place int, outcome text, completion jsonb, problem text,
         cost bigint, unseen boolean, "answeredBy" text, refused boolean, input int, cached int, output int)),
     settled as (update surety.model_batch_items i set outcome = c.outcome, problem = c.problem, request = null from came c
       where i.batch = $1::uuid and i.place = c.place and (i.outcome is null or i.outcome = 'expired' and i.request is not null)
       returning i.key, i.most_micros as most, c.*),
     kept as (insert into surety.model_answers (key, completion, at) select key, completion, $3::timestamptz from settled where completion is not null
       on conflict (key) do nothing),
     billed as (insert into surety.model_calls (id, at, workflow, judgment, connection, model, answered_by, outcome, input_tokens,
         cached_tokens, output_tokens, cost_micros, milliseconds, error, experiment, batch)
       select id, $3::timestamptz, $4, $5, $6, $7, "answeredBy", case when completion is null then 'failed' when refused then 'refused' else 'answered' end,
         input, cached, output, cost, 0, problem, $8::uuid, $1::uuid from settled where outcome <> 'cancelled'),
     sums as (select coalesce(sum(most), 0) as most, coalesce(sum(cost), 0) as spent,
         coalesce(sum(most) filter (where unseen), 0) as unseen from settled),
     held as (${heldRows("$9", "$10")})
     update surety.budgets b set batched_micros = greatest(0, b.batched_micros - s.most), spent_micros = b.spent_micros + s.spent,
       unseen_micros = b.unseen_micros + s.unseen
     from held h, sums s where b.budget = h.budget and b.period = h.period
     returning b.budget, b.limit_micros::float8 as "limitMicros",
       (b.spent_micros + b.unseen_micros + b.batched_micros)::float8 as "usedMicros", b.told`,
    [
      batch.id,
      toJson(results.map(rowOf)),
      now,
      batch.workflow,
      batch.judgment,
      batch.connection,
      batch.model,
      batch.experiment,
      ...keysOf(budgetsIn(batch)),
    ],
  );
}

/** The budgets that a batch counts against, as they were when money was set aside for it. */
export const budgetsIn = ({ budgets }: BatchRow): Budget[] =>
  (budgets as unknown as Budget[]).map(({ waitUntil, ...budget }) => ({
    ...budget,
    waitUntil: waitUntil === null ? null : new Date(waitUntil),
  }));

function rowOf({ place, outcome, completion, problem, costMicros, isUnseen }: KeptResult) {
  const usage = completion?.usage;
  return {
    id: newId(),
    place,
    outcome,
    completion,
    problem,
    cost: costMicros,
    unseen: isUnseen,
    answeredBy: completion?.answeredBy ?? null,
    refused: completion?.finish === "refused",
    input: usage?.input ?? null,
    cached: usage?.cachedInput ?? null,
    output: usage?.output ?? null,
  };
}
