import { toJson } from "../storage/to-json.ts";
import type { Queryable } from "../storage/database.ts";
import type { Stretch } from "./work-case.ts";

/** Writes what a stretch of work leaves beside the case: its reviews, its records and its timeline. */
export async function writeCaseFile(tx: Queryable, stretches: readonly Stretch[], now: Date): Promise<void> {
  // In this order, without waiting for each other's answers.
  await Promise.all([
    settleReviews(tx, stretches),
    writeReviews(tx, stretches),
    writeRecords(tx, stretches, now),
    writeTimeline(tx, stretches),
  ]);
}

async function settleReviews(tx: Queryable, stretches: readonly Stretch[]): Promise<void> {
  const settled = stretches.flatMap(({ work }) => work.settledReviews);
  if (settled.length === 0) return;
  await tx.query(
    "update surety.reviews set status = 'decided', decided_at = now(), undo_until = null, run_id = null where id = any($1)",
    [settled],
  );
}

async function writeReviews(tx: Queryable, stretches: readonly Stretch[]): Promise<void> {
  const rows = stretches.flatMap(({ work, stop }) =>
    [...work.audits, ...(stop.kind === "review" ? [stop.review] : [])].map((one) => ({
      ...one,
      case_id: work.row.id,
      workflow: work.row.workflow,
    })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.reviews (id, case_id, workflow, block, kind, queue, status, stakes, four_eyes, undo_seconds, title, preview, confidence, due_at, created_at)
     select id, case_id, workflow, block, kind, queue, status, stakes, four_eyes, undo_seconds, title, preview, confidence, due_at, created_at
     from jsonb_populate_recordset(null::surety.reviews, $1::jsonb) on conflict do nothing`,
    [toJson(rows)],
  );
}

async function writeRecords(tx: Queryable, stretches: readonly Stretch[], now: Date): Promise<void> {
  const rows = stretches.flatMap(({ work }) => work.records.map((one) => ({ ...one, case_id: work.row.id, at: now })));
  if (rows.length === 0) return;
  await tx.query(
    "insert into surety.records select * from jsonb_populate_recordset(null::surety.records, $1::jsonb) on conflict do nothing",
    [toJson(rows)],
  );
}

/** A case arrives once, however often its first stretch was begun. */
async function writeTimeline(tx: Queryable, stretches: readonly Stretch[]): Promise<void> {
  const rows = stretches.flatMap(({ work }) => work.timeline.map((one) => ({ ...one, case_id: work.row.id })));
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.timeline (case_id, at, kind, title, detail, actor, milliseconds)
     select x.case_id, x.at, x.kind, x.title, x.detail, x.actor, x.milliseconds
     from jsonb_populate_recordset(null::surety.timeline, $1::jsonb) x
     left join lateral (
       select t.id from surety.timeline t where t.case_id = x.case_id and t.kind = 'event' and x.kind = 'event' limit 1
     ) known on true where known.id is null`,
    [toJson(rows)],
  );
}
