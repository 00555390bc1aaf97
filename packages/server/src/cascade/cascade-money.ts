import type { CascadeMoney } from "@surety/core/gate/cascade";
import { microsOf } from "@surety/core/language/budget-schema";
import type { MeasuredCascade } from "@surety/core/wire/cascade";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { timeOfReviews } from "../queries/gate-flow.ts";
import { baselineOf } from "../queries/read-baseline.ts";
import type { Queryable } from "../storage/database.ts";

const dayMs = 86_400_000;
const countedDays = 14;
/** Where nobody has measured or said what a decision takes: a minute, at a usual wage with what an employer adds. */
const assumed = { seconds: 60, costPerHour: 38 };

export interface CascadePrices {
  /** In micro-units. */
  money: CascadeMoney;
  personFrom: MeasuredCascade["personFrom"];
}

/** What a person's decision and an error cost a workflow; a person's share of errors is part of what a person costs. */
export async function cascadePrices(
  database: Queryable,
  document: WorkflowDocument,
  now: Date,
): Promise<CascadePrices> {
  const since = new Date(now.getTime() - countedDays * dayMs);
  const baseline = await baselineOf(database, document.name, document);
  const time = await timeOfReviews(database, document.name, baseline, since);
  const error = microsOf(document.measure?.costOfError ?? 0);
  const perHour = microsOf(baseline.costPerHour ?? assumed.costPerHour);
  const work = ((time?.seconds ?? assumed.seconds) / 3600) * perHour;
  const person = work + (baseline.errorRate?.value ?? 0) * error;
  const isKnown = time !== null && baseline.costPerHour !== null;
  return { money: { person, error }, personFrom: isKnown ? time.source : "assumed" };
}

/**
 * What one call of each of these models costs on average for a judgment, in micro-units, with calls that repaired an answer.
 * Answers of batches count with what live cases pay.
 */
export async function meanCosts(
  database: Queryable,
  workflow: string,
  judgment: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query<{ model: string; micros: number }>(
    `select connection || '/' || model as model,
       coalesce(sum(cost_micros / case when share > 0 then share else 1 end), 0)::float8
         / count(*) filter (where outcome <> 'failed' and not repair) as micros
     from (select c.*, coalesce(b.share, 1) as share from surety.model_calls c left join surety.model_batches b on b.id = c.batch
       where c.workflow = $1 and c.judgment = $2 and c.experiment is null) as calls group by 1
     having count(*) filter (where outcome <> 'failed' and not repair) > 0`,
    [workflow, judgment],
  );
  return new Map(rows.map(({ model, micros }) => [model, micros]));
}
