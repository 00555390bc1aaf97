import type { TimelineEntry } from "@surety/core/wire/case";
import type { Queryable } from "../storage/database.ts";
import { grouped } from "./grouped.ts";
import { joinNames, nameOf } from "./names.ts";

/** A case that was retried for weeks has a long life; its newest lines are the ones that matter. */
const mostLines = 500;

type Row = Omit<TimelineEntry, "at"> & { caseId: string; at: Date };

/** The life of each of these cases, oldest line first. */
export async function timelineOf(database: Queryable, caseIds: string[]): Promise<Map<string, TimelineEntry[]>> {
  const rows = await database.query<Row>(
    `select newest.case_id as "caseId", newest.id::text, newest.at, newest.kind, newest.title, newest.detail,
       ${nameOf("newest.actor")} as actor, newest.milliseconds
     from (
       select *, row_number() over (partition by case_id order by id desc) as place from surety.timeline where case_id = any($1)
     ) newest ${joinNames("newest.actor")} where place <= ${mostLines} order by newest.id`,
    [caseIds],
  );
  return grouped(rows.map(({ caseId, at, ...row }) => [caseId, { ...row, at: at.toISOString() }] as const));
}
