import type { Queryable } from "../storage/database.ts";
import type { SpendingExperiment } from "./keep-bill.ts";
import type { Budget } from "./budgets-of.ts";

const dayMs = 86_400_000;
/** Whatever was used lately, so much of a day's budget is not the shadow's. */
const leastKept = 0.5;
const days = 7;

/**
 * The same budgets, for a call in the shadow: of each day's it leaves at least half, and never less than was used on the
 * busiest of the last seven days, to live cases. Its own budget it may use whole.
 */
export async function leavingRoom(database: Queryable, budgets: readonly Budget[], now: Date): Promise<Budget[]> {
  const daily = budgets.filter(({ period }) => period !== "all").map(({ budget }) => budget);
  if (daily.length === 0) return [...budgets];
  const since = new Date(now.getTime() - days * dayMs).toISOString().slice(0, 10);
  const rows = await database.query<{ budget: string; most: number }>(
    `select budget, max(spent_micros + unseen_micros)::float8 as most from surety.budgets
     where budget = any($1) and period >= $2 and period < $3 group by budget`,
    [daily, since, now.toISOString().slice(0, 10)],
  );
  const most = new Map(rows.map((one) => [one.budget, one.most]));
  return budgets.map((one) =>
    one.period === "all" ? one : { ...one, keptMicros: keptOf(one.limitMicros, most.get(one.budget) ?? 0) },
  );
}

const keptOf = (limit: number, busiest: number): number =>
  Math.min(limit, Math.max(Math.ceil(leastKept * limit), busiest));

/** What all of it may cost: of a challenger as it stands now, and nothing once it has ended, though somebody still works for it. */
export async function allowedMicros(
  database: Queryable,
  { id, mostMicros, isChallenger }: SpendingExperiment,
): Promise<number> {
  if (isChallenger !== true) return mostMicros;
  const [row] = await database.query<{ most: number | null }>(
    "select most_micros::float8 as most from surety.challengers where id = $1 and ended_at is null",
    [id],
  );
  return row?.most ?? 0;
}
