import type { CaseDetail, JudgmentWire, TimelineEntry } from "@surety/core/wire/case";
import type { PreparedValue, StoredError } from "../storage/case-schema.ts";
import { type CaseRow, caseSummaryOf } from "./case-summary.ts";
import type { ToldEffect } from "./effect-wire.ts";
import { lifeOf } from "./timeline-wire.ts";

export interface DetailRow extends CaseRow {
  version: string;
  number: number | null;
  trigger_id: string;
  event_id: string;
  input: Record<string, unknown>;
  data: Record<string, PreparedValue>;
  error: StoredError | null;
  cost_micros: string;
  currency: string | null;
}

/** What a case is told from: its row, and what stands of it in other tables. */
export interface DetailParts {
  row: DetailRow;
  judgments: JudgmentWire[];
  effects: readonly ToldEffect[];
  timeline: readonly TimelineEntry[];
  review: CaseDetail["review"];
}

/** Everything about one case, as the API tells it. */
export function caseDetailOf({ row, judgments, effects, timeline, review }: DetailParts): CaseDetail {
  const arrival = { trigger: row.trigger_id, eventId: row.event_id, receivedAt: row.received_at };
  const receipts = effects.flatMap(({ line }) => line ?? []);
  return {
    ...caseSummaryOf(row),
    version: { hash: row.version, number: row.number ?? 0 },
    trigger: row.trigger_id,
    input: row.input,
    prepared: Object.entries(row.data)
      .map(([name, value]) => ({ name, ...value, at: value.at ?? null }))
      .toSorted(asStored),
    judgments,
    effects: effects.map(({ effect }) => effect),
    timeline: lifeOf(arrival, timeline, receipts),
    review,
    error: row.error,
    costMicros: Number(row.cost_micros),
    currency: row.currency ?? "EUR",
    explained: null,
  };
}

/** The order in which PostgreSQL keeps the keys of an object, also for what was not read from there. */
function asStored({ name }: { name: string }, other: { name: string }): number {
  return name.length - other.name.length || (name < other.name ? -1 : 1);
}
