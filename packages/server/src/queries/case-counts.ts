import type { Queryable } from "../storage/database.ts";
import { firstIdAt } from "./time-bounds.ts";

/** How many cases of one workflow and day (UTC, by arrival) are where, and what is known about them. */
export interface CaseCount {
  workflow: string;
  /** The beginning of the day, ISO 8601. */
  day: string;
  status: string;
  route: "automated" | "reviewed" | null;
  /** True where an audit, an outcome or a person's answer contradicts the model; null where nobody has looked. */
  wrong: boolean | null;
  count: number;
}

/**
 * One pass over the cases since `from`. An automated case is right or wrong only where an audit or an outcome says so;
 * a reviewed one is wrong where the person's answer differs from what the model had answered.
 */
export async function caseCounts(database: Queryable, from: Date): Promise<CaseCount[]> {
  const rows = await database.query<Omit<CaseCount, "day" | "count"> & { day: Date; count: string }>(
    `with checked as (
       select case_id, bool_or(wrong) as wrong from (
         select l.case_id, l.value is distinct from j.value as wrong
         from surety.labels l join surety.judgments j on j.case_id = l.case_id and j.name = l.judgment
         where l.source in ('audit','outcome') and l.at >= $2
         union all
         -- An audit may also say that the case should not have been carried out, which makes no label.
         select a.case_id, a.error = 1 from surety.audits a where a.at >= $2) found group by case_id
     ), overridden as (
       select distinct case_id from surety.judgments where decided_value <> value and at >= $2
     )
     select c.workflow, date_trunc('day', c.received_at, 'UTC') as day, c.status, c.route,
       case when c.route = 'automated' then k.wrong when c.route = 'reviewed' then o.case_id is not null end as wrong,
       count(*) as count
     from surety.cases c
       left join checked k on k.case_id = c.id and c.route = 'automated'
       left join overridden o on o.case_id = c.id and c.route = 'reviewed'
     where c.id >= $1 group by 1, 2, 3, 4, 5`,
    [firstIdAt(from), from],
  );
  return rows.map((row) => ({ ...row, day: row.day.toISOString(), count: Number(row.count) }));
}

/** The sum of the counts that fit. */
export function sumOf(counts: readonly CaseCount[], fits: (count: CaseCount) => boolean): number {
  return counts.reduce((sum, one) => (fits(one) ? sum + one.count : sum), 0);
}
