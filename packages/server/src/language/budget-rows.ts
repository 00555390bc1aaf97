import type { Queryable } from "../storage/database.ts";
import type { Budget } from "./budgets-of.ts";

/** How one budget stands. */
export interface Stand {
  budget: string;
  limitMicros: number;
  /** Spent, what may have been spent by calls whose end nobody saw, and what is set aside for batches. */
  usedMicros: number;
  reservedMicros: number;
}

/** Rows of budgets, locked in one order by whoever moves money: nobody waits for somebody who waits for them. */
export const heldRows = (budgets: string, periods: string) =>
  `select b.* from surety.budgets b join unnest(${budgets}::text[], ${periods}::text[]) as w(budget, period)
     using (budget, period) order by b.budget for update of b`;

/** Sets money aside in all of these budgets or in none, in one statement; null where it was, else how they stand. */
export async function askForMoney(
  database: Queryable,
  budgets: readonly Budget[],
  micros: number,
): Promise<Stand[] | null> {
  for (;;) {
    const rows = await ask(database, budgets, micros);
    if (rows.length < budgets.length) await beginBudgets(database, budgets);
    else return rows[0]?.granted === true ? null : rows;
  }
}

const ask = (database: Queryable, budgets: readonly Budget[], micros: number) =>
  database.query<Stand & { granted: boolean }>(
    `with held as (${heldRows("$1", "$2")}),
     asked as (select h.*, w.cap, w.whole from held h join unnest($1::text[], $3::bigint[], $5::bigint[]) as w(budget, cap, whole) using (budget)),
     fits as (select count(*) = cardinality($1::text[]) and bool_and(spent_micros + unseen_micros + batched_micros + reserved_micros + $4 <= cap) as granted
       from asked),
     moved as (update surety.budgets b set reserved_micros = b.reserved_micros + $4, limit_micros = a.whole from asked a, fits
       where fits.granted and b.budget = a.budget and b.period = a.period)
     select a.budget, a.cap::float8 as "limitMicros", (a.spent_micros + a.unseen_micros + a.batched_micros)::float8 as "usedMicros",
       a.reserved_micros::float8 as "reservedMicros", fits.granted from asked a, fits`,
    [...keysOf(budgets), budgets.map(roomOf), micros, budgets.map((one) => one.limitMicros)],
  );

/** As far as a call may use it. */
const roomOf = ({ limitMicros, keptMicros = 0 }: Budget): number => limitMicros - keptMicros;

export const beginBudgets = (database: Queryable, budgets: readonly Budget[]) =>
  database.query(
    `insert into surety.budgets (budget, period, limit_micros) select * from unnest($1::text[], $2::text[], $3::bigint[])
     on conflict do nothing`,
    [...keysOf(budgets), budgets.map((one) => one.limitMicros)],
  );

/**
 * Sets aside what as many of these questions may cost as there is room for, the first of them first, in all of these
 * budgets; gives how many. It counts as spent until something came of them.
 */
export async function setAsideForBatch(
  tx: Queryable,
  budgets: readonly Budget[],
  costs: readonly number[],
): Promise<number> {
  if (budgets.length === 0) return costs.length;
  await beginBudgets(tx, budgets);
  const rows = await tx.query<{ budget: string; used: number }>(
    `select budget, (spent_micros + unseen_micros + batched_micros + reserved_micros)::float8 as used
     from (${heldRows("$1", "$2")}) as held`,
    keysOf(budgets),
  );
  const used = new Map(rows.map((one) => [one.budget, one.used]));
  const room = Math.min(...budgets.map(({ budget, limitMicros }) => limitMicros - (used.get(budget) ?? 0)));
  let [calls, sum] = [0, 0];
  for (; calls < costs.length && sum + (costs[calls] as number) <= room; calls += 1) sum += costs[calls] as number;
  await tx.query(
    `update surety.budgets b set batched_micros = batched_micros + $3, limit_micros = w.cap
     from unnest($1::text[], $2::text[], $4::bigint[]) as w(budget, period, cap) where b.budget = w.budget and b.period = w.period`,
    [...keysOf(budgets), sum, budgets.map(({ limitMicros }) => limitMicros)],
  );
  return calls;
}

/** Money that was set aside and not spent. */
export async function giveBack(database: Queryable, budgets: readonly Budget[], micros: number): Promise<void> {
  await database.query(
    `with held as (${heldRows("$1", "$2")})
     update surety.budgets b set reserved_micros = greatest(0, b.reserved_micros - $3) from held h
     where b.budget = h.budget and b.period = h.period`,
    [...keysOf(budgets), micros],
  );
}

/** Counts a call that was not made for want of money; gives what people were told of the budget so far, in percent. */
export async function countRefusal(database: Queryable, { budget, period }: Budget): Promise<number> {
  const [row] = await database.query<{ told: number }>(
    "update surety.budgets set refused = refused + 1 where budget = $1 and period = $2 returning told",
    [budget, period],
  );
  return row?.told ?? 0;
}

export const keysOf = (budgets: readonly Budget[]): [string[], string[]] => [
  budgets.map((one) => one.budget),
  budgets.map((one) => one.period),
];
