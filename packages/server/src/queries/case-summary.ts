import type { CaseSummary } from "@surety/core/wire/case";
import { isoTime } from "../storage/iso-time.ts";
import type { CasesTable } from "../storage/case-schema.ts";

/** A case as the database gives it, as far as lists show it. */
export type CaseRow = Pick<
  CasesTable,
  "id" | "workflow" | "title" | "status" | "waiting_for" | "route" | "segment" | "answer" | "confidence" | "queue"
> & {
  received_at: Date;
  ended_at: Date | null;
  /** Whether its answer is hidden from whoever reads; lists ask, and `blindCase` hides the rest of a whole case. */
  blind?: boolean;
};

export const caseColumns = [
  "id",
  "workflow",
  "title",
  "status",
  "waiting_for",
  "route",
  "segment",
  "answer",
  "confidence",
  "queue",
  "received_at",
  "ended_at",
]
  .map((name) => `c.${name}`)
  .join(", ");

export function caseSummaryOf(row: CaseRow): CaseSummary {
  const blind = row.blind === true;
  return {
    id: row.id,
    workflow: row.workflow,
    title: row.title,
    status: row.status,
    waitingFor: row.waiting_for,
    route: row.route,
    segment: row.segment,
    answer: blind ? null : row.answer,
    confidence: blind ? null : row.confidence,
    queue: blind ? null : row.queue,
    blind,
    receivedAt: isoTime(row.received_at),
    endedAt: row.ended_at === null ? null : isoTime(row.ended_at),
  };
}
