import type { Draft } from "@surety/core/generate/draft";
import type { Generated, Selectable } from "kysely";
import type { ProposedCall } from "@surety/core/agent/compiled-agent";
import type { AnsweredField } from "@surety/core/extract/answered-field";
import type { Count, Json, Time } from "./column-types.ts";

export interface EventsTable {
  id: string;
  workflow: string;
  trigger_id: string;
  received_at: Time;
  fate: "accepted" | "filtered" | "duplicate" | "invalid";
  case_id: string | null;
  idempotency_key: string | null;
  payload: Json<unknown>;
  problems: Json<{ field: string; message: string; remedy: string }[]>;
}

export interface CasesTable {
  id: string;
  workflow: string;
  version: string;
  event_id: string;
  trigger_id: string;
  title: string;
  status: "received" | "running" | "waiting" | "done" | "failed" | "quarantined" | "cancelled";
  waiting_for: "review" | "retry" | "undo" | "timer" | "callback" | null;
  route: "automated" | "reviewed" | null;
  segment: string | null;
  answer: string | null;
  confidence: number | null;
  queue: string | null;
  input: Json<Record<string, unknown>>;
  data: Json<Record<string, PreparedValue>>;
  cursor: number;
  run_id: string | null;
  owner: string | null;
  crash_count: number;
  retry_count: number;
  error: Json<StoredError | null>;
  cost_micros: Count;
  received_at: Time;
  ended_at: Time | null;
  /** The challenger whose canary this case is part of. */
  challenger: string | null;
  /** What `review.history` said of its input: whose case it is. */
  history_key: string | null;
  /** The person or key who sent it, where that is known. */
  sent_by: string | null;
  /** The case that it was split from. */
  parent: string | null;
}

export type CaseRow = Selectable<CasesTable>;

/** What one stage of a cascade said to a case, and from which score on its answer would have stood. */
export interface StageSaid {
  /** As the document names it. */
  name: string;
  model: string;
  version: string;
  value: string | null;
  confidence: number;
  cutoff: number | null;
  costMicros: number;
  milliseconds: number;
}

/** What one prepare step made: its value, or why there is none, and how long it took in milliseconds. */
export interface PreparedValue {
  kind: string;
  value: unknown;
  missing: string | null;
  milliseconds: number;
  /** There is a value, and `missing` says why nobody should go on with it alone; absent where that is not so. */
  refused?: true;
  /** When another system gave it, in ISO 8601; absent for what was made here. */
  at?: string;
}

export interface StoredError {
  code: string;
  message: string;
  remedy: string | null;
}

export interface JudgmentsTable {
  id: string;
  case_id: string;
  workflow: string;
  name: string;
  block: number;
  kind: string;
  value: string | null;
  confidence: number;
  alternatives: Json<{ value: string; probability: number }[]>;
  signals: Json<Record<string, number>>;
  out_of_scope: number | null;
  model: string;
  model_version: string;
  cost_micros: Count;
  latency_ms: number;
  route: "automate" | "review" | "audit";
  reason: Json<{ code: string; sentence: string }>;
  threshold: number | null;
  segment: string | null;
  audit_probability: number | null;
  label_probability: number | null;
  text: string | null;
  decided_value: string | null;
  decided_by: string | null;
  at: Time;
  /** What an agent proposed with its answer; null where nothing, or where nobody who decided has seen it. */
  calls: Json<ProposedCall[] | null>;
  /** The row of the gate that this answer passed or failed at; null where no earned gate was asked. */
  gate: string | null;
  /** Of a record: each field as it was read. */
  fields: Json<AnsweredField[] | null>;
  /** Where a cascade with earned cut-offs was asked: what each stage said, in their order. */
  stages: Json<StageSaid[] | null>;
  /** What a judgment that writes has written; null for all others. */
  draft: Json<Draft | null>;
}

export type JudgmentRow = Selectable<JudgmentsTable>;

export interface TimelineTable {
  id: Generated<string>;
  case_id: string;
  at: Time;
  kind:
    | "event"
    | "prepared"
    | "judged"
    | "call"
    | "gate"
    | "review"
    | "decision"
    | "effect"
    | "retry"
    | "error"
    | "status"
    | "note"
    | "stretch";
  title: string;
  detail: Json<Record<string, unknown>>;
  actor: string | null;
  milliseconds: number | null;
  /** The lines of one stretch of work, where the row is one (kind "stretch"). */
  entries: Json<StretchEntry[] | null>;
  /** The rules that fired in that stretch, as "block.rule". */
  fired: string[] | null;
}

/** One line of a stretch; in the database `at` is its ISO 8601 text. */
export interface StretchEntry {
  at: Date;
  kind: Exclude<TimelineTable["kind"], "stretch">;
  title: string;
  detail: Record<string, unknown>;
  actor: string | null;
  milliseconds: number | null;
}

export interface EffectsTable {
  id: string;
  case_id: string;
  action: string;
  kind: string;
  connection: string | null;
  idempotency_key: string;
  request: Json<unknown>;
  status: "pending" | "sent" | "captured" | "failed";
  attempts: number;
  receipt: Json<{ summary: string; reference: string | null } | null>;
  error: string | null;
  created_at: Time;
  sent_at: Time | null;
  /** How long the call took that it was sent by. */
  milliseconds: number | null;
}

export interface RecordsTable {
  id: string;
  case_id: string;
  record: string;
  data: Json<Record<string, unknown>>;
  at: Time;
}
