import type { TimelineEntry } from "@surety/core/wire/case";
import type { Queryable } from "../storage/database.ts";

/** A case that was retried for weeks has a long life; its newest lines are the ones that matter. */
const mostLines = 500;

/** The life of one case, oldest line first. */
export async function timelineOf(database: Queryable, caseId: string): Promise<TimelineEntry[]> {
  const rows = await database.query<Omit<TimelineEntry, "at"> & { at: Date }>(
    `select * from (
       select id::text, at, kind, title, detail, surety.name_of(actor) as actor, milliseconds, id as position from surety.timeline
       where case_id = $1 order by timeline.id desc limit ${mostLines}
     ) newest order by position`,
    [caseId],
  );
  return rows.map(({ id, at, kind, title, detail, actor, milliseconds }) => ({
    id,
    at: at.toISOString(),
    kind,
    title,
    detail,
    actor,
    milliseconds,
  }));
}
