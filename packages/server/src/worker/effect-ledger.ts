import { isoTime } from "../storage/iso-time.ts";
import { toJson } from "../storage/to-json.ts";
import type { Queryable } from "../storage/database.ts";
import type { LedgerEffect, WorkCase } from "./work-case.ts";

/** An effect that has only been planned. */
export const unsent = {
  status: "pending",
  attempts: 0,
  receipt: null,
  error: null,
  createdAt: null,
  sentAt: null,
  milliseconds: null,
  unwritten: true,
} as const satisfies Partial<LedgerEffect>;

/** The ledger of these cases, each in the order of its actions. */
export async function readEffects(database: Queryable, caseIds: string[]): Promise<Map<string, LedgerEffect[]>> {
  const rows = await database.query<LedgerEffect & { caseId: string }>(
    `select case_id as "caseId", id, action, kind, connection, idempotency_key as "idempotencyKey", request, status, attempts,
            receipt, error, created_at as "createdAt", sent_at as "sentAt", milliseconds, false as unwritten
     from surety.effects where case_id = any($1) order by created_at, id`,
    [caseIds],
  );
  return Map.groupBy(rows, (row) => row.caseId);
}

/**
 * Writes what changed in the ledger with the progress of the cases that it belongs to: that an effect was given up is
 * true only together with the review that says so, else a crash in between would lose it. A receipt is never overwritten.
 */
export async function writeEffects(tx: Queryable, works: readonly WorkCase[], at: Date): Promise<void> {
  for (const { effects } of works) for (const one of effects) one.createdAt ??= at;
  const rows = works.flatMap((work) => work.effects.filter((one) => one.unwritten).map((one) => rowOf(work, one)));
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.effects as e (id, case_id, action, kind, connection, idempotency_key, request, status, attempts, receipt, error, created_at)
     select id, case_id, action, kind, connection, idempotency_key, request, status, attempts, receipt, error, created_at
     from jsonb_populate_recordset(null::surety.effects, $1::jsonb)
     on conflict (case_id, action) do update set request = excluded.request, status = excluded.status, attempts = excluded.attempts, receipt = excluded.receipt,
       error = excluded.error where e.status <> 'sent'`,
    [toJson(rows)],
  );
}

function rowOf(work: WorkCase, one: LedgerEffect): Record<string, unknown> {
  return {
    id: one.id,
    case_id: work.row.id,
    action: one.action,
    kind: one.kind,
    connection: one.connection,
    idempotency_key: one.idempotencyKey,
    request: one.request,
    status: one.status,
    attempts: one.attempts,
    receipt: one.receipt,
    error: one.error,
    created_at: one.createdAt === null ? null : isoTime(one.createdAt),
  };
}

/** An effect that has just been sent. */
export interface Sent {
  caseId: string;
  effect: LedgerEffect;
}

/**
 * A receipt is a fact, whoever owns the case by now: it is written at once, and adopted if none is there. Its line in the
 * timeline is made of it when it is read, so that the two cannot say different things.
 */
export async function adoptReceipts(database: Queryable, sent: readonly Sent[], now: Date): Promise<void> {
  if (sent.length === 0) return;
  for (const { effect } of sent) effect.sentAt ??= now;
  const rows = sent.map(({ caseId, effect: { action, attempts, receipt, milliseconds } }) => ({
    case_id: caseId,
    action,
    attempts,
    receipt,
    milliseconds,
  }));
  await database.query(
    `update surety.effects e set status = 'sent', attempts = x.attempts, receipt = x.receipt, error = null, sent_at = $2,
       milliseconds = x.milliseconds
     from jsonb_to_recordset($1::jsonb) as x(case_id uuid, action text, attempts int, receipt jsonb, milliseconds double precision)
     where e.case_id = x.case_id and e.action = x.action and e.status <> 'sent'`,
    [toJson(rows), now],
  );
}
