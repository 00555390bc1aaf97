import { microsOf } from "@surety/core/language/budget-schema";
import type { BudgetStand, SpendingWire } from "@surety/core/wire/spending";
import { dayOf } from "../language/budgets-of.ts";
import type { Queryable } from "../storage/database.ts";
import { currentDocument } from "./current-document.ts";
import { readValue } from "./read-value.ts";

const weeks = 4;

/** What language models cost a workflow, today and lately; null without such a workflow. */
export async function readSpending(
  database: Queryable,
  workflow: string,
  now: Date,
  installationMicros: number | null,
): Promise<SpendingWire | null> {
  const document = await currentDocument(database, workflow);
  if (document === null) return null;
  const day = dayOf(now);
  const policy = document.budget;
  const [today, stands, perCase, value] = await Promise.all([
    callsOf(database, workflow, day),
    standsOf(database, workflow, day),
    costOfCases(database, workflow, new Date(now.getTime() - weeks * 7 * 86_400_000)),
    readValue(database, workflow, weeks, now),
  ]);
  const perDay = policy?.perDay === undefined ? null : microsOf(policy.perDay);
  const budgets: SpendingWire["budgets"] = {
    perCaseMicros: policy?.perCase === undefined ? null : microsOf(policy.perCase),
    perDay: standIn(stands.get(`workflow:${workflow}`), perDay),
    installation: standIn(stands.get("installation"), installationMicros),
    whenSpent: policy?.whenSpent ?? "review",
  };
  const perCorrectMicros = value?.total.costPerCorrectMicros ?? null;
  const currency = document.measure?.currency ?? "EUR";
  return { workflow, currency, day, today, budgets, perCase, perCorrectMicros };
}

async function callsOf(database: Queryable, workflow: string, day: string): Promise<SpendingWire["today"]> {
  const [row] = await database.query<SpendingWire["today"]>(
    `select count(*)::int as calls, coalesce(sum(cost_micros), 0)::float8 as "costMicros",
       count(*) filter (where outcome <> 'failed' and cost_micros is null)::int as unpriced
     from surety.model_calls where workflow = $1 and at >= $2::date::timestamp at time zone 'UTC'
       and at < ($2::date + 1)::timestamp at time zone 'UTC'`,
    [workflow, day],
  );
  return row ?? { calls: 0, costMicros: 0, unpriced: 0 };
}

type Moved = Omit<BudgetStand, "limitMicros">;

async function standsOf(database: Queryable, workflow: string, day: string): Promise<Map<string, Moved>> {
  const rows = await database.query<Moved & { budget: string }>(
    `select budget, spent_micros::float8 as "spentMicros", (reserved_micros + batched_micros)::float8 as "reservedMicros",
       unseen_micros::float8 as "unseenMicros", refused
     from surety.budgets where budget in ('installation', $1) and period = $2`,
    [`workflow:${workflow}`, day],
  );
  return new Map(rows.map(({ budget, ...moved }) => [budget, moved]));
}

/** The limit is the one in force, also where it was changed since the last call. */
function standIn(moved: Moved | undefined, limitMicros: number | null): BudgetStand | null {
  if (limitMicros === null) return null;
  return { limitMicros, ...(moved ?? { spentMicros: 0, reservedMicros: 0, unseenMicros: 0, refused: 0 }) };
}

async function costOfCases(database: Queryable, workflow: string, from: Date): Promise<SpendingWire["perCase"]> {
  const [row] = await database.query<{ cases: number; costMicros: number }>(
    `select count(distinct case_id)::int as cases, coalesce(sum(cost_micros), 0)::float8 as "costMicros"
     from surety.model_calls where workflow = $1 and at >= $2 and case_id is not null`,
    [workflow, from],
  );
  if (row === undefined || row.cases === 0) return null;
  return { ...row, meanMicros: row.costMicros / row.cases };
}
