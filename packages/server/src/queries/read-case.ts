import type { CaseDetail } from "@surety/core/wire/case";
import type { Queryable } from "../storage/database.ts";
import { caseDetailOf, type DetailRow } from "./case-detail.ts";
import { caseColumns } from "./case-summary.ts";
import { effectsOf } from "./effect-wire.ts";
import { judgmentsOf } from "./judgment-wire.ts";
import { isUuid } from "./page.ts";
import { timelineOf } from "./timeline-wire.ts";

/** Everything about one case; null where there is none. */
export async function readCase(database: Queryable, id: string): Promise<CaseDetail | null> {
  return isUuid(id) ? ((await readCases(database, [id]))[0] ?? null) : null;
}

/** Everything about several cases, in the order asked for, with as many statements as for one. */
export async function readCases(database: Queryable, ids: string[]): Promise<(CaseDetail | null)[]> {
  const [rows, judgments, effects, timelines, reviews] = await Promise.all([
    rowsOf(database, ids),
    judgmentsOf(database, ids),
    effectsOf(database, ids),
    timelineOf(database, ids),
    latestReviews(database, ids),
  ]);
  return ids.map((id) => {
    const row = rows.get(id);
    if (row === undefined) return null;
    return caseDetailOf({
      row,
      judgments: judgments.get(id) ?? [],
      effects: effects.get(id) ?? [],
      timeline: timelines.get(id) ?? [],
      review: reviews.get(id) ?? null,
    });
  });
}

async function rowsOf(database: Queryable, ids: string[]): Promise<Map<string, DetailRow>> {
  const rows = await database.query<DetailRow>(
    // A document is taken out of its storage once for each version, not for each case.
    `with version as materialized (
       select hash, number, document #>> '{measure,currency}' as currency from surety.versions
       where hash in (select version from surety.cases where id = any($1)))
     select ${caseColumns}, c.version, v.number, c.trigger_id, c.event_id, c.input, c.data, c.error, c.cost_micros, v.currency
     from surety.cases c left join version v on v.hash = c.version where c.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The review of each case that is going on, else the newest one. */
async function latestReviews(
  database: Queryable,
  caseIds: string[],
): Promise<Map<string, NonNullable<CaseDetail["review"]>>> {
  const rows = await database.query<{ caseId: string; id: string; status: string }>(
    `select distinct on (case_id) case_id as "caseId", id, status from surety.reviews where case_id = any($1)
     order by case_id, (status in ('open','claimed','deciding')) desc, id desc`,
    [caseIds],
  );
  return new Map(rows.map(({ caseId, id, status }) => [caseId, { id, status }]));
}
