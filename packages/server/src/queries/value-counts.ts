import type { Queryable } from "../storage/database.ts";
import { firstIdAt } from "./time-bounds.ts";

/** What was counted in one week (from Monday, UTC), for money, time and reliability. */
export interface WeekCount {
  /** The Monday, ISO 8601. */
  week: string;
  cases: number;
  automated: number;
  reviewed: number;
  failed: number;
  quarantined: number;
  modelCostMicros: number;
}

const week = (column: string): string => `date_trunc('week', ${column}, 'UTC')`;

/** Cases by the week in which they arrived. */
export async function weeklyCases(database: Queryable, workflow: string, from: Date): Promise<WeekCount[]> {
  const rows = await database.query<Record<Exclude<keyof WeekCount, "week">, string> & { week: Date }>(
    `select ${week("received_at")} as week, count(*) as cases,
       count(*) filter (where status = 'done' and route = 'automated') as automated,
       count(*) filter (where status = 'done' and route = 'reviewed') as reviewed,
       count(*) filter (where status = 'failed') as failed, count(*) filter (where status = 'quarantined') as quarantined,
       sum(cost_micros) as "modelCostMicros"
     from surety.cases where workflow = $1 and id >= $2 group by 1`,
    [workflow, firstIdAt(from)],
  );
  return rows.map((row) => ({
    week: row.week.toISOString(),
    cases: Number(row.cases),
    automated: Number(row.automated),
    reviewed: Number(row.reviewed),
    failed: Number(row.failed),
    quarantined: Number(row.quarantined),
    modelCostMicros: Number(row.modelCostMicros),
  }));
}

/** One stretch of a person's work. `looks` is work that watches and teaches: audits, second opinions, planted cases. */
export interface WorkTime {
  week: string;
  kind: "review" | "look";
  seconds: number | null;
}

/**
 * People's time: from claim to decision where there was a claim, else what the screen measured, else unknown. What was
 * decided in a bulk took its share of the bulk's time.
 */
export async function workTimes(database: Queryable, workflow: string, from: Date): Promise<WorkTime[]> {
  const rows = await database.query<{ week: Date; kind: WorkTime["kind"]; seconds: number | null }>(
    `with bulk_seconds as (
       select b.id, nullif(b.seconds, 0) / greatest(count(i.*) filter (where i.state = 'decided'), 1) as each
       from surety.bulks b join surety.bulk_items i on i.bulk = b.id where b.workflow = $1 and b.at >= $2 group by b.id)
     select ${week("d.at")} as week, case r.kind when 'audit' then 'look' else 'review' end as kind,
       case when d.bulk is null then coalesce(extract(epoch from (d.at - d.claimed_at))::float8, nullif(d.seconds, 0))
         else (select each from bulk_seconds where id = d.bulk) end as seconds
     from surety.decisions d join surety.reviews r on r.id = d.review_id
     where r.workflow = $1 and d.at >= $2 and d.undone_at is null
     union all
     select ${week("o.at")}, 'look', nullif(o.seconds, 0) from surety.opinions o
       join surety.labels l on l.id = o.label_id where l.workflow = $1 and o.at >= $2
     union all
     select ${week("d.at")}, 'look', nullif(d.seconds, 0) from surety.planted_decisions d
       join surety.planted_reviews r on r.id = d.review_id where r.workflow = $1 and d.at >= $2 and d.undone_at is null`,
    [workflow, from],
  );
  return rows.map((row) => ({ ...row, week: row.week.toISOString() }));
}

export interface JudgedCount {
  week: string;
  judged: number;
  abstained: number;
  /** Answered by the model and then by a person, and how many of these differently. */
  decided: number;
  overridden: number;
  machineSeconds: number;
}

/** Judgments by the week in which they were made. */
export async function weeklyJudgments(database: Queryable, workflow: string, from: Date): Promise<JudgedCount[]> {
  const rows = await database.query<Record<Exclude<keyof JudgedCount, "week">, string> & { week: Date }>(
    `select ${week("at")} as week, count(*) as judged, count(*) filter (where value is null) as abstained,
       count(*) filter (where route = 'review' and value is not null and decided_value is not null) as decided,
       count(*) filter (where route = 'review' and decided_value <> value) as overridden,
       sum(latency_ms) / 1000 as "machineSeconds"
     from surety.judgments where workflow = $1 and at >= $2 group by 1`,
    [workflow, from],
  );
  return rows.map((row) => ({
    week: row.week.toISOString(),
    judged: Number(row.judged),
    abstained: Number(row.abstained),
    decided: Number(row.decided),
    overridden: Number(row.overridden),
    machineSeconds: Number(row.machineSeconds),
  }));
}

/** Cases that went down the exception path, by the week in which they arrived. */
export async function weeklyExceptions(
  database: Queryable,
  workflow: string,
  from: Date,
): Promise<Map<string, number>> {
  const rows = await database.query<{ week: Date; count: string }>(
    `select ${week("c.received_at")} as week, count(distinct c.id) as count
     from surety.reviews r join surety.cases c on c.id = r.case_id
     where r.workflow = $1 and r.kind = 'exception' and c.id >= $2 group by 1`,
    [workflow, firstIdAt(from)],
  );
  return new Map(rows.map((row) => [row.week.toISOString(), Number(row.count)]));
}
