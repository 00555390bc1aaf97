import type { WorkflowRow } from "@surety/core/wire/overview";
import type { Queryable } from "../storage/database.ts";
import { type CaseCount, sumOf } from "./case-counts.ts";
import { gatesOf, gateStanding, type StoredGate } from "./gate-wire.ts";
import { guaranteeOf } from "./guarantee.ts";
import { liveGaps, type StagedWorkflow } from "./live-gaps.ts";
import { shareOf } from "./rates.ts";
import { startOfDay } from "./time-bounds.ts";

interface Row extends StagedWorkflow {
  name: string;
  title: string;
  gates: StoredGate[];
}

/** The rows of all workflows, from counts of at least the last days; the automation rate is over what was counted. */
export async function workflowRows(
  database: Queryable,
  counts: readonly CaseCount[],
  now: Date,
): Promise<WorkflowRow[]> {
  const [rows, waiting] = await Promise.all([storedWorkflows(database), waitingByWorkflow(database)]);
  const today = startOfDay(now).toISOString();
  const gaps = await Promise.all(rows.map((row) => liveGaps(database, row)));
  return rows.map((row, place) => {
    const own = counts.filter((count) => count.workflow === row.name);
    const automated = sumOf(own, (count) => count.route === "automated");
    // What waits for a person was not automated either.
    const routed = sumOf(own, (count) => count.route !== null || count.status === "waiting");
    return {
      name: row.name,
      title: row.title,
      stage: row.stage,
      arrivedToday: sumOf(own, (count) => count.day === today),
      automatedToday: sumOf(own, (count) => count.day === today && count.route === "automated"),
      waiting: waiting.get(row.name) ?? 0,
      automationRate: shareOf(automated, routed),
      missing: gaps[place]?.missing ?? [],
      override: gaps[place]?.override ?? null,
      guarantee: guaranteeOf(gatesOf(row.document, row.gates)),
    };
  });
}

async function storedWorkflows(database: Queryable): Promise<Row[]> {
  return await database.query<Row>(
    `select w.name, w.title, w.stage, w.live_override, surety.name_of(w.live_override->>'by') as override_by, v.document,
       coalesce((select json_agg(x) from (select g.judgment, g.evidence - 'curves' as evidence, g.created_at as "createdAt", ${gateStanding}
         from surety.gates g where g.workflow = w.name and g.active) x), '[]') as gates
     from surety.workflows w join surety.versions v on v.hash = w.version order by w.title, w.name`,
  );
}

/** Cases that wait for something, most of them for people. */
async function waitingByWorkflow(database: Queryable): Promise<Map<string, number>> {
  const rows = await database.query<{ workflow: string; count: string }>(
    "select workflow, count(*) as count from surety.cases where status = 'waiting' and status <> 'done' group by workflow",
  );
  return new Map(rows.map((row) => [row.workflow, Number(row.count)]));
}
