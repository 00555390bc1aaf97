import type { EndedCount, OutcomeCount } from "@surety/core/measure/outcome-impact";
import type { Queryable } from "../storage/database.ts";
import { firstIdAt } from "./time-bounds.ts";

type Told = OutcomeCount & { name: string };

/** What was told of cases that arrived since a moment: the latest outcome of each name counts. */
export async function outcomeCounts(database: Queryable, workflow: string, from: Date): Promise<Told[]> {
  const rows = await database.query<Omit<Told, "n"> & { n: string }>(
    `select o.name, c.route, v.number as version, jsonb_typeof(o.value) as type,
       case jsonb_typeof(o.value) when 'number' then null else o.value #>> '{}' end as value, count(*) as n,
       coalesce(sum(o.number), 0) as sum, coalesce(sum(o.number * o.number), 0) as squares
     from (select distinct on (case_id, name) case_id, name, value,
         case jsonb_typeof(value) when 'number' then (value #>> '{}')::float8 end as number
       from surety.outcomes where workflow = $1 and case_id is not null order by case_id, name, at desc, id desc) as o
     join surety.cases c on c.id = o.case_id and c.id >= $2 and c.route is not null
     join surety.versions v on v.hash = c.version
     group by 1, 2, 3, 4, 5`,
    [workflow, firstIdAt(from)],
  );
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

/** Ended cases by route and version; `silent` are those before `old` of which no outcome of this name was told. */
export async function endedCounts(
  database: Queryable,
  workflow: string,
  from: Date,
  silence: { name: string; old: Date } | null,
): Promise<EndedCount[]> {
  const rows = await database.query<Omit<EndedCount, "cases" | "silent"> & { cases: string; silent: string }>(
    `select c.route, v.number as version, count(*) as cases,
       count(*) filter (where $4::timestamptz is not null and c.received_at < $4 and o.case_id is null) as silent
     from surety.cases c join surety.versions v on v.hash = c.version
       left join (select distinct case_id from surety.outcomes where workflow = $1 and name = $3 and case_id is not null) o
         on o.case_id = c.id
     where c.workflow = $1 and c.id >= $2 and c.status = 'done' and c.route is not null group by 1, 2`,
    [workflow, firstIdAt(from), silence?.name ?? "", silence?.old ?? null],
  );
  return rows.map((row) => ({ ...row, cases: Number(row.cases), silent: Number(row.silent) }));
}

/** Outcomes whose case nobody knows. */
export async function outcomesWithoutCase(database: Queryable, workflow: string): Promise<number> {
  const [row] = await database.query<{ count: string }>(
    "select count(*) as count from surety.outcomes where workflow = $1 and case_id is null",
    [workflow],
  );
  return Number(row?.count ?? 0);
}
