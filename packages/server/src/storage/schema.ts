import type { LiveOverride } from "@surety/core/wire/stage";
import type { ColumnType, Generated, Selectable } from "kysely";
import type { ChallengerSchema } from "./challenger-schema.ts";
import type { DatasetsSchema } from "./datasets-schema.ts";
import type { PeopleSchema } from "./people-schema.ts";
import type { StagesSchema } from "./stages-schema.ts";
import type { WatchSchema } from "./watch-schema.ts";

type Time = ColumnType<Date, Date | string, Date | string>;
type Json<Value> = ColumnType<Value, string, string>;
type Count = ColumnType<string, number | string, number | string>;

export interface WorkflowsTable {
  name: string;
  title: string;
  stage: "draft" | "shadow" | "assisted" | "live" | "paused";
  version: string;
  owner: string | null;
  live_override: Json<LiveOverride | null>;
  paused_from: WorkflowsTable["stage"] | null;
  trial_since: Time | null;
  live_since: Time | null;
  created_at: Generated<Date>;
}

export interface VersionsTable {
  hash: string;
  workflow: string;
  number: number;
  document: Json<Record<string, unknown>>;
  created_at: Generated<Date>;
  created_by: string | null;
}

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
}

export type CaseRow = Selectable<CasesTable>;

/** What one prepare step made: its value, or why there is none, and how long it took in milliseconds. */
export interface PreparedValue {
  kind: string;
  value: unknown;
  missing: string | null;
  milliseconds: number;
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
  /** The row of the gate that this answer passed or failed at; null where no earned gate was asked. */
  gate: string | null;
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

export interface ReviewsTable {
  id: string;
  case_id: string;
  workflow: string;
  block: number;
  kind: "review" | "audit" | "exception";
  queue: string;
  status: "open" | "claimed" | "deciding" | "decided" | "closed";
  stakes: "low" | "normal" | "high";
  four_eyes: boolean;
  undo_seconds: number;
  title: string;
  preview: string;
  confidence: number | null;
  due_at: Time | null;
  created_at: Time;
  claimed_by: string | null;
  claimed_at: Time | null;
  claimed_until: Time | null;
  undo_until: Time | null;
  decided_at: Time | null;
  run_id: string | null;
  /** Who has opened the answer although it was to be decided blind. */
  unblinded_by: Generated<string[]>;
}

export type ReviewRow = Selectable<ReviewsTable>;

export interface DecisionsTable {
  id: string;
  review_id: string;
  case_id: string;
  person: string;
  answers: Json<Record<string, string>>;
  verdict: "decide" | "reject" | "out-of-scope";
  reason_code: string | null;
  note: string | null;
  seconds: number;
  screen_hash: string | null;
  claimed_at: Time | null;
  at: Time;
  undone_at: Time | null;
}

export interface LabelsTable {
  id: string;
  workflow: string;
  judgment: string;
  case_id: string | null;
  external_id: string | null;
  text: string;
  value: string;
  source: "import" | "review" | "audit" | "outcome";
  part: "train" | "calibration";
  segment: string | null;
  draw_probability: number | null;
  person: string | null;
  at: Time;
  /** How it came to be believed; null while it is one person's word against the model's. */
  confirmed:
    | "imported"
    | "unopposed"
    | "agreement"
    | "four-eyes"
    | "audit"
    | "second-person"
    | "third-person"
    | "outcome"
    | null;
  confirmed_by: string | null;
  confirmed_at: Time | null;
  asked: "override" | "sample" | "import" | null;
  with_suggestion: Generated<boolean>;
  waiting: Generated<boolean>;
  disputed_at: Time | null;
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

export interface ModelsTable {
  hash: string;
  workflow: string;
  judgment: string;
  labels: number;
  report: Json<Record<string, unknown>>;
  quality: Json<Record<string, unknown> | null>;
  active: boolean;
  created_at: Time;
}

export interface GatesTable {
  id: string;
  workflow: string;
  judgment: string;
  model: string;
  target: number;
  assurance: number;
  evidence: Json<Record<string, unknown>>;
  active: boolean;
  created_at: Time;
  /** Segments that an alarm has shut ("" without segments), each with when and by which alert. */
  closed: Json<Record<string, { at: string; alert: string }>>;
}

export interface ConnectionsTable {
  name: string;
  kind: string;
  settings: Json<Record<string, unknown>>;
  created_at: Generated<Date>;
}

export interface SecretsTable {
  name: string;
  ciphertext: string;
  created_at: Generated<Date>;
}

export interface JobsTable {
  id: string;
  kind: "train" | "calibrate" | "import" | "eval";
  workflow: string;
  status: "running" | "done" | "failed";
  progress: number;
  stage: string;
  result: Json<Record<string, unknown> | null>;
  error: Json<StoredError | null>;
  process: string;
  started_at: Time;
  ended_at: Time | null;
}

export interface RecordsTable {
  id: string;
  case_id: string;
  record: string;
  data: Json<Record<string, unknown>>;
  at: Time;
}

export interface AuditLogTable {
  id: Generated<string>;
  at: Time;
  actor: string;
  verb: string;
  object: string;
  detail: Json<Record<string, unknown>>;
  previous: string;
  hash: string;
}

/** Every table of schema `surety`, as the migrations leave it. */
export interface Schema extends ChallengerSchema, DatasetsSchema, PeopleSchema, StagesSchema, WatchSchema {
  "surety.workflows": WorkflowsTable;
  "surety.versions": VersionsTable;
  "surety.events": EventsTable;
  "surety.cases": CasesTable;
  "surety.judgments": JudgmentsTable;
  "surety.timeline": TimelineTable;
  "surety.reviews": ReviewsTable;
  "surety.decisions": DecisionsTable;
  "surety.labels": LabelsTable;
  "surety.effects": EffectsTable;
  "surety.models": ModelsTable;
  "surety.gates": GatesTable;
  "surety.connections": ConnectionsTable;
  "surety.secrets": SecretsTable;
  "surety.jobs": JobsTable;
  "surety.records": RecordsTable;
  "surety.audit_log": AuditLogTable;
}
