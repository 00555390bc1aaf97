import type { EffectWire } from "@surety/core/wire/case";
import type { Queryable } from "../storage/database.ts";

/** The effects of one case, in the order in which they were written down. */
export async function effectsOf(database: Queryable, caseId: string): Promise<EffectWire[]> {
  const rows = await database.query<
    Omit<EffectWire, "createdAt" | "sentAt"> & { createdAt: Date; sentAt: Date | null }
  >(
    `select id, action, kind, connection, idempotency_key as "idempotencyKey", status, attempts, request, receipt, error,
       created_at as "createdAt", sent_at as "sentAt"
     from surety.effects where case_id = $1 order by created_at, id`,
    [caseId],
  );
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  }));
}
