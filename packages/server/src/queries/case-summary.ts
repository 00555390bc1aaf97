import type { CaseSummary } from "@surety/core/wire/case";
import type { CasesTable } from "../storage/schema.ts";

/** A case as the database gives it, as far as lists show it. */
export type CaseRow = Pick<
  CasesTable,
  "id" | "workflow" | "title" | "status" | "waiting_for" | "route" | "segment" | "answer" | "confidence" | "queue"
> & {
  received_at: Date;
  ended_at: Date | null;
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
  return {
    id: row.id,
    workflow: row.workflow,
    title: row.title,
    status: row.status,
    waitingFor: row.waiting_for,
    route: row.route,
    segment: row.segment,
    answer: row.answer,
    confidence: row.confidence,
    queue: row.queue,
    receivedAt: row.received_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
