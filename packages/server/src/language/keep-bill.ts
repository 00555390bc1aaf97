import type { Completion, CompletionRequest } from "@surety/core/ports/language-model";
import type { Queryable } from "../storage/database.ts";
import type { Booked, Hold } from "./budget-book.ts";
import { heldRows, keysOf } from "./budget-rows.ts";

/** An experiment or a challenger that pays, and what all of it may cost. */
export interface SpendingExperiment {
  id: string;
  mostMicros: number;
  /** It stands in the shadow: its money is its own, and it leaves a day's budget to live cases. */
  isChallenger?: boolean;
}

/** For whom a model is asked. */
export interface Purpose {
  workflow: string;
  judgment: string;
  caseId: string | null;
  experiment: SpendingExperiment | null;
  repair: boolean;
}

/** One call to a provider, as its bill says it. */
export interface Call {
  connection: string;
  request: Pick<CompletionRequest, "model">;
  purpose: Purpose;
  id: string;
  at: Date;
  hold: Hold;
  costMicros: number | null;
  /** What it takes out of its budgets in place of what was set aside: for certain, and at most. */
  spent: number;
  unseen: number;
  milliseconds: number;
}

export interface Answer {
  key: string;
  completion: Completion;
}

/**
 * Keeps the bill of a call, its answer, and what its budgets have left, in one statement: there is none without the others.
 * Gives how the budgets stand.
 */
export function keepBill(
  database: Queryable,
  call: Call,
  answer: Answer | null,
  error: string | null,
): Promise<Booked[]> {
  const { purpose, request, connection, id, at, costMicros, milliseconds, hold } = call;
  const said = answer?.completion;
  return database.query<Booked>(
    `with kept as (insert into surety.model_answers (key, completion, at) select $16, $17::jsonb, $2 where $16::text is not null
       on conflict (key) do nothing),
     billed as (insert into surety.model_calls (id, at, workflow, judgment, case_id, connection, model, answered_by, outcome, repair,
         input_tokens, cached_tokens, output_tokens, cost_micros, milliseconds, error, experiment, challenger)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $18, $24, $25) on conflict do nothing returning id),
     held as (${heldRows("$19", "$20")})
     update surety.budgets b set reserved_micros = greatest(0, b.reserved_micros - $21), spent_micros = b.spent_micros + $22,
       unseen_micros = b.unseen_micros + $23
     from held h, billed where b.budget = h.budget and b.period = h.period
     returning b.budget, b.limit_micros::float8 as "limitMicros", (b.spent_micros + b.unseen_micros + b.batched_micros)::float8 as "usedMicros", b.told`,
    [
      id,
      at,
      purpose.workflow,
      purpose.judgment,
      purpose.caseId,
      connection,
      request.model,
      said?.answeredBy ?? null,
      said === undefined ? "failed" : said.finish === "refused" ? "refused" : "answered",
      purpose.repair,
      said?.usage.input ?? null,
      said?.usage.cachedInput ?? null,
      said?.usage.output ?? null,
      costMicros,
      milliseconds,
      answer?.key ?? null,
      answer === null ? null : JSON.stringify(answer.completion),
      error,
      ...keysOf(hold.budgets),
      hold.micros,
      call.spent,
      call.unseen,
      ...payerOf(purpose),
    ],
  );
}

/** The experiment and the challenger that pay; one of them at most. */
function payerOf({ experiment }: Purpose): [string | null, string | null] {
  if (experiment === null) return [null, null];
  return experiment.isChallenger === true ? [null, experiment.id] : [experiment.id, null];
}
