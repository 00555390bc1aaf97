import type { CaseDetail } from "@surety/core/wire/case";
import type { Database } from "../storage/database.ts";
import type { PreparedValue, StoredError } from "../storage/schema.ts";
import { type CaseRow, caseColumns, caseSummaryOf } from "./case-summary.ts";
import { effectsOf } from "./effect-wire.ts";
import { judgmentsOf } from "./judgment-wire.ts";
import { isUuid } from "./page.ts";
import { timelineOf } from "./timeline-wire.ts";

interface Row extends CaseRow {
  version: string;
  number: number | null;
  trigger_id: string;
  input: Record<string, unknown>;
  data: Record<string, PreparedValue>;
  error: StoredError | null;
  cost_micros: string;
  currency: string | null;
}

/** Everything about one case; null where there is none. */
export async function readCase(database: Database, id: string): Promise<CaseDetail | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<Row>(
    `select ${caseColumns}, c.version, v.number, c.trigger_id, c.input, c.data, c.error, c.cost_micros,
       v.document #>> '{measure,currency}' as currency
     from surety.cases c left join surety.versions v on v.hash = c.version where c.id = $1`,
    [id],
  );
  if (row === undefined) return null;
  const [judgments, effects, timeline, review] = await Promise.all([
    judgmentsOf(database, id),
    effectsOf(database, id),
    timelineOf(database, id),
    latestReview(database, id),
  ]);
  return {
    ...caseSummaryOf(row),
    version: { hash: row.version, number: row.number ?? 0 },
    trigger: row.trigger_id,
    input: row.input,
    prepared: Object.entries(row.data).map(([name, value]) => ({ name, ...value })),
    judgments,
    effects,
    timeline,
    review,
    error: row.error,
    costMicros: Number(row.cost_micros),
    currency: row.currency ?? "EUR",
  };
}

/** The review that is going on, else the newest one. */
async function latestReview(database: Database, caseId: string): Promise<CaseDetail["review"]> {
  const [review] = await database.query<{ id: string; status: string }>(
    `select id, status from surety.reviews where case_id = $1
     order by (status in ('open','claimed','deciding')) desc, id desc limit 1`,
    [caseId],
  );
  return review ?? null;
}
