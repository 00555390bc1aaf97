import { budgetFacts } from "@surety/core/watch/budget-facts";
import type { Queryable } from "../storage/database.ts";
import { raiseAlert } from "../watch/raise-alert.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Budget } from "./budgets-of.ts";

/**
 * Tells people, once for each day and step, that a day's money is nearly or wholly spent. Never throws: a case must not
 * fail because nobody could be told.
 */
export async function tellBudget(world: WorkerWorld, budget: Budget, percent: 80 | 100): Promise<void> {
  if (/^(case|experiment):/.test(budget.budget)) return;
  try {
    await raise(world, budget, percent);
  } catch (error) {
    world.log.warn(`nobody could be told that ${percent} % of ${budget.budget} are spent: ${(error as Error).message}`);
  }
}

function raise(world: WorkerWorld, budget: Budget, percent: 80 | 100): Promise<void> {
  return world.database.transaction(async (tx) => {
    const [row] = await tx.query<{ spent: number; unseen: number; limit: number }>(
      `update surety.budgets set told = $3 where budget = $1 and period = $2 and told < $3
       returning spent_micros::float8 as spent, unseen_micros::float8 as unseen, limit_micros::float8 as limit`,
      [budget.budget, budget.period, percent],
    );
    if (row === undefined) return;
    const facts = budgetFacts({ ...budget, ...row, percent, waits: budget.waitUntil !== null });
    const nothing = { judgment: null, segment: null, rate: null, gate: null, watch: null };
    const kind = percent === 100 ? "budget-spent" : "budget-low";
    for (const workflow of await concerned(tx, budget))
      await raiseAlert(tx, world, { id: world.newId(), workflow, ...nothing, kind, severity: "warning", facts });
  });
}

/** Whose cases it stops: all that have asked a provider on that day, where it is the budget of the installation. */
async function concerned(tx: Queryable, { budget, workflow, period }: Budget): Promise<string[]> {
  if (budget !== "installation") return [workflow];
  const rows = await tx.query<{ name: string }>(
    `select name from surety.workflows where name = $1 or exists (select from surety.model_calls m
       where m.workflow = workflows.name and m.at >= $2::date::timestamp at time zone 'UTC') order by name`,
    [workflow, period],
  );
  return rows.map((row) => row.name);
}
