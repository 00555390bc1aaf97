import { toJson } from "../storage/to-json.ts";
import type { Queryable } from "../storage/database.ts";
import type { LedgerEffect, WorkCase } from "./work-case.ts";

/** The ledger of these cases, each in the order of its actions. */
export async function readEffects(database: Queryable, caseIds: string[]): Promise<Map<string, LedgerEffect[]>> {
  const rows = await database.query<LedgerEffect & { caseId: string }>(
    `select case_id as "caseId", id, action, kind, connection, idempotency_key as "idempotencyKey", request, status, attempts,
            receipt, error, false as unwritten
     from surety.effects where case_id = any($1) order by created_at, id`,
    [caseIds],
  );
  return Map.groupBy(rows, (row) => row.caseId);
}

/**
 * Writes what changed in the ledger with the progress of the cases that it belongs to: that an effect was given up is
 * true only together with the review that says so, else a crash in between would lose it. A receipt is never overwritten.
 */
export async function writeEffects(tx: Queryable, works: readonly WorkCase[]): Promise<void> {
  const rows = works.flatMap((work) => work.effects.filter((one) => one.unwritten).map((one) => rowOf(work, one)));
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.effects as e (id, case_id, action, kind, connection, idempotency_key, request, status, attempts, receipt, error, created_at)
     select id, case_id, action, kind, connection, idempotency_key, request, status, attempts, receipt, error, now()
     from jsonb_populate_recordset(null::surety.effects, $1::jsonb)
     on conflict (idempotency_key) do update set status = excluded.status, attempts = excluded.attempts, receipt = excluded.receipt,
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
  };
}

/** An effect that has just been sent, and how long its call took. */
export interface Sent {
  effect: LedgerEffect;
  milliseconds: number;
}

/**
 * A receipt is a fact, whoever owns the case by now: it is written at once, with its line in the timeline, and adopted
 * if none is there. One statement, so that no crash comes between what the ledger and the timeline say.
 */
export async function adoptReceipts(database: Queryable, sent: readonly Sent[], now: Date): Promise<void> {
  if (sent.length === 0) return;
  const rows = sent.map(({ effect: { id, attempts, receipt }, milliseconds }) => ({
    id,
    attempts,
    receipt,
    milliseconds,
  }));
  await database.query(
    `with x as (select * from jsonb_to_recordset($1::jsonb) as x(id uuid, attempts int, receipt jsonb, milliseconds double precision)),
       adopted as (update surety.effects e set status = 'sent', attempts = x.attempts, receipt = x.receipt, error = null, sent_at = $2
         from x where e.id = x.id and e.status <> 'sent'
         returning e.case_id, e.action, e.idempotency_key, e.connection, x.receipt, x.milliseconds)
     insert into surety.timeline (case_id, at, kind, title, detail, actor, milliseconds)
     select case_id, $2, 'effect', receipt->>'summary',
       jsonb_build_object('action', action, 'idempotencyKey', idempotency_key), connection, milliseconds from adopted`,
    [toJson(rows), now],
  );
}
