import type { EffectWire, TimelineEntry } from "@surety/core/wire/case";
import { isoTime } from "../storage/iso-time.ts";
import type { Queryable } from "../storage/database.ts";
import { grouped } from "./grouped.ts";

type Row = Omit<EffectWire, "createdAt" | "sentAt"> & {
  caseId: string;
  createdAt: Date;
  sentAt: Date | null;
  milliseconds: number | null;
};

/** An effect, and the line that its receipt is in the timeline. */
export interface ToldEffect {
  effect: EffectWire;
  line: TimelineEntry | null;
}

/** The effects of each of these cases, in the order in which they were written down. */
export async function effectsOf(database: Queryable, caseIds: string[]): Promise<Map<string, ToldEffect[]>> {
  const rows = await database.query<Row>(
    `select case_id as "caseId", id, action, kind, connection, idempotency_key as "idempotencyKey", status, attempts,
       request, receipt, error, created_at as "createdAt", sent_at as "sentAt", milliseconds
     from surety.effects where case_id = any($1) order by created_at, id`,
    [caseIds],
  );
  return grouped(rows.map(({ caseId, milliseconds, ...row }) => [caseId, toldEffect(row, milliseconds)] as const));
}

type Stored = Omit<Row, "caseId" | "milliseconds">;

export function toldEffect(row: Stored, milliseconds: number | null): ToldEffect {
  return { effect: wireOf(row), line: lineOf(row, milliseconds) };
}

function wireOf({
  id,
  action,
  kind,
  connection,
  idempotencyKey,
  status,
  attempts,
  request,
  ...row
}: Stored): EffectWire {
  const { receipt, error, createdAt, sentAt } = row;
  const times = { createdAt: isoTime(createdAt), sentAt: sentAt === null ? null : isoTime(sentAt) };
  return { id, action, kind, connection, idempotencyKey, status, attempts, request, receipt, error, ...times };
}

/** Effects that were sent before their rows kept how long it took have a line of their own in the timeline. */
function lineOf({ sentAt, receipt, ...row }: Stored, milliseconds: number | null): TimelineEntry | null {
  if (sentAt === null || milliseconds === null) return null;
  return {
    id: `effect ${row.action}`,
    at: isoTime(sentAt),
    kind: "effect",
    title: receipt?.summary ?? "Sent",
    detail: { action: row.action, idempotencyKey: row.idempotencyKey },
    actor: row.connection,
    milliseconds,
  };
}
