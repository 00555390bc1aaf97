import { nextReminder } from "../obligations/next-reminder.ts";
import { isMessage } from "./ask-sender.ts";
import { isoTime } from "../storage/iso-time.ts";
import { toJson } from "../storage/to-json.ts";
import type { Queryable } from "../storage/database.ts";
import { placeAudits } from "./place-audits.ts";
import type { Stretch, WorkCase } from "./work-case.ts";

/** Writes what a stretch of work leaves beside the case: its reviews, its records and its timeline. */
export async function writeCaseFile(tx: Queryable, stretches: readonly Stretch[], now: Date): Promise<void> {
  // In this order, without waiting for each other's answers.
  await Promise.all([
    settleReviews(tx, stretches),
    writeReviews(tx, stretches),
    writeRecords(tx, stretches, now),
    writeObligations(tx, stretches, now),
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

const reviewColumns = `id, case_id, workflow, block, kind, queue, status, stakes, four_eyes, undo_seconds, title, preview, confidence,
  due_at, created_at, suggestion, value_micros, currency, certainty, reason, questions, search, assignee, assigned_group, assigned_at, assign_note,
  others_may, claim_minutes`;

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
    `insert into surety.reviews (${reviewColumns}, barred)
     select ${reviewColumns}, barred || array(select x.person from surety.recusals x where x.case_id = r.case_id)
     from jsonb_populate_recordset(null::surety.reviews, $1::jsonb) r on conflict do nothing`,
    [toJson(await placeAudits(tx, rows))],
  );
}

async function writeRecords(tx: Queryable, stretches: readonly Stretch[], now: Date): Promise<void> {
  const rows = stretches.flatMap(({ work }) =>
    work.records.map((one) => ({ ...one, case_id: work.row.id, at: isoTime(now) })),
  );
  if (rows.length === 0) return;
  await tx.query(
    "insert into surety.records select * from jsonb_populate_recordset(null::surety.records, $1::jsonb) on conflict do nothing",
    [toJson(rows)],
  );
}

/** What clauses ask for, each once however often its action is planned. */
async function writeObligations(tx: Queryable, stretches: readonly Stretch[], now: Date): Promise<void> {
  const rows = stretches.flatMap(({ work }) =>
    work.obligations.map((one) => ({
      ...one,
      case_id: work.row.id,
      workflow: work.row.workflow,
      status: "open",
      created_at: now,
      next_reminder_at: nextReminder(one, now),
    })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.obligations (id, case_id, workflow, action, type, quote, clause_start, clause_end, due, zone, days_before, reminders,
       status, next_reminder_at, created_at)
     select id, case_id, workflow, action, type, quote, clause_start, clause_end, due, zone, days_before, reminders, status, next_reminder_at,
       created_at
     from jsonb_populate_recordset(null::surety.obligations, $1::jsonb) on conflict do nothing`,
    [toJson(rows)],
  );
}

/** One row for each stretch, however many lines it has. */
async function writeTimeline(tx: Queryable, stretches: readonly Stretch[]): Promise<void> {
  const rows = stretches.flatMap(({ work }) => {
    const fired = firedIn(work);
    const entries = work.timeline.map((one) => ({ ...one, at: isoTime(one.at) }));
    if (entries.length === 0 && fired.length === 0) return [];
    return [{ case_id: work.row.id, at: entries[0]?.at ?? null, entries, fired }];
  });
  if (rows.length === 0) return;
  const known = stretches.flatMap(({ work }) => (work.life === null ? [] : [[work.row.id, work.life] as const]));
  const written = await tx.query<{ id: string; case_id: string }>(
    `insert into surety.timeline (case_id, at, kind, title, entries, fired)
     select case_id, coalesce(at, now()), 'stretch', '', entries, fired
     from json_to_recordset($1::json) as x(case_id uuid, at timestamptz, entries json, fired text[])
     ${known.length === 0 ? "" : "returning id::text, case_id"}`,
    [toJson(rows)],
  );
  const idOf = new Map(written.map((row) => [row.case_id, row.id]));
  for (const [caseId, life] of known) life.timelineId = idOf.get(caseId) ?? null;
}

/** The rules of act blocks that planned something in this stretch. */
function firedIn({ timeline, effects }: WorkCase): string[] {
  const told = timeline.flatMap(({ kind, detail }) => (kind === "effect" ? [String(detail["action"])] : []));
  const planned = effects.filter((one) => one.unwritten && !isMessage(one)).map((one) => one.action);
  return [...new Set([...told, ...planned].map((action) => action.split(".").slice(0, 2).join(".")))];
}
