import type { EffectWire } from "@surety/core/wire/case";
import type { Queryable } from "../storage/database.ts";
import { grouped } from "./grouped.ts";

type Row = Omit<EffectWire, "createdAt" | "sentAt"> & { caseId: string; createdAt: Date; sentAt: Date | null };

/** The effects of each of these cases, in the order in which they were written down. */
export async function effectsOf(database: Queryable, caseIds: string[]): Promise<Map<string, EffectWire[]>> {
  const rows = await database.query<Row>(
    `select case_id as "caseId", id, action, kind, connection, idempotency_key as "idempotencyKey", status, attempts,
       request, receipt, error, created_at as "createdAt", sent_at as "sentAt"
     from surety.effects where case_id = any($1) order by created_at, id`,
    [caseIds],
  );
  return grouped(rows.map(({ caseId, ...row }) => [caseId, wireOf(row)] as const));
}

function wireOf(row: Omit<Row, "caseId">): EffectWire {
  return { ...row, createdAt: row.createdAt.toISOString(), sentAt: row.sentAt?.toISOString() ?? null };
}
