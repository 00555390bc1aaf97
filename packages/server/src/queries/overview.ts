import { auditedError } from "@surety/core/measure/audited-error";
import type { FourCells, Overview } from "@surety/core/wire/overview";
import type { Queryable } from "../storage/database.ts";
import { automatedGroups, casesOf } from "./automated-cases.ts";
import { type CaseCount, caseCounts, sumOf } from "./case-counts.ts";
import { countQueues } from "./count-queues.ts";
import { daysSince, startOfDay } from "./time-bounds.ts";
import { workflowRows } from "./workflow-rows.ts";

/** The first page of the console: today, the four cells of each of the last `days` days, and the workflows. */
export async function overview(database: Queryable, days: number, now: Date): Promise<Overview> {
  const from = startOfDay(now, days - 1);
  const [counts, queues, automated, failed] = await Promise.all([
    caseCounts(database, from),
    countQueues(database, now),
    automatedGroups(database, { from }),
    failedCases(database),
  ]);
  const workflows = await workflowRows(database, counts, now);
  const today = counts.filter((count) => count.day === startOfDay(now).toISOString());
  return {
    today: {
      arrived: sumOf(today, () => true),
      automated: sumOf(today, (count) => count.route === "automated"),
      reviewed: sumOf(today, (count) => count.route === "reviewed"),
      waiting: workflows.reduce((sum, row) => sum + row.waiting, 0),
      overdue: queues.reduce((sum, queue) => sum + queue.overdue, 0),
      failed,
      wrongAutomated: auditedError(casesOf(automated)).error,
    },
    series: daysSince(from, now).map((day) => cellsOf(day.toISOString(), counts)),
    workflows,
  };
}

/** Every case that has a route is in exactly one of five cells; the others of the day wait. */
function cellsOf(day: string, counts: readonly CaseCount[]): FourCells {
  const own = counts.filter((count) => count.day === day);
  const cell = (route: string, wrong: boolean | null) =>
    sumOf(own, (count) => count.route === route && count.wrong === wrong);
  return {
    from: day,
    correctAutomated: cell("automated", false),
    correctReviewed: cell("reviewed", false),
    wrongCaught: cell("reviewed", true),
    wrongAutomated: cell("automated", true),
    unknownAutomated: cell("automated", null),
    waiting: sumOf(own, (count) => count.route === null && count.status === "waiting"),
  };
}

async function failedCases(database: Queryable): Promise<number> {
  const [row] = await database.query<{ count: string }>(
    "select count(*) as count from surety.cases where status in ('failed','quarantined') and status <> 'done'",
  );
  return Number(row?.count ?? 0);
}
