import type { DriftReason } from "@surety/core/watch/drift-reasons";
import type { RateWatch, WatchedRate } from "@surety/core/watch/rate-watch";
import type { AlertFacts, AlertKind } from "@surety/core/wire/alert";
import type { Generated } from "kysely";
import type { Json, Time } from "./column-types.ts";

export interface AuditsTable {
  review_id: string;
  judgment: string;
  case_id: string;
  workflow: string;
  segment: string | null;
  gate: string | null;
  watch: string | null;
  confidence: number;
  probability: number;
  weight: number;
  error: 0 | 1;
  person: string;
  judged_at: Time;
  at: Time;
}

export interface WatchesTable {
  id: string;
  gate: string;
  workflow: string;
  judgment: string;
  segment: string;
  max_error: number;
  log_wealth: Json<number[][]>;
  observed: Generated<number>;
  errors: Generated<number>;
  peak: Generated<number>;
  started_at: Time;
  broken_at: Time | null;
  ended_at: Time | null;
}

export interface RateWatchesTable {
  workflow: string;
  judgment: string;
  rate: WatchedRate;
  state: Json<RateWatch>;
  cursor_at: Time;
  cursor_id: string;
  updated_at: Time;
}

export interface RatePointsTable {
  workflow: string;
  judgment: string;
  rate: WatchedRate;
  at: Time;
  cases: number;
  events: number;
  sum: number | null;
}

export interface AlertsTable {
  id: string;
  workflow: string;
  judgment: string | null;
  segment: string | null;
  kind: AlertKind;
  rate: WatchedRate | null;
  severity: "critical" | "warning" | "info";
  state: "open" | "acknowledged" | "resolved";
  gate: string | null;
  watch: string | null;
  title: string;
  facts: Json<AlertFacts>;
  reasons: Json<DriftReason[] | null>;
  created_at: Time;
  acknowledged_at: Time | null;
  acknowledged_by: string | null;
  resolved_at: Time | null;
  resolved_by: string | null;
  resolution: string | null;
}

export interface AlertDeliveriesTable {
  id: string;
  alert: string;
  connection: string;
  recipient: string | null;
  status: "pending" | "sent" | "failed";
  attempts: Generated<number>;
  receipt: Json<{ summary: string; reference: string | null } | null>;
  error: string | null;
  created_at: Time;
  sent_at: Time | null;
}

export interface GateTurnsTable {
  id: string;
  gate: string;
  workflow: string;
  judgment: string;
  segment: string;
  turn: "closed" | "reopened";
  how: "alarm" | "evidence" | "override";
  because: string | null;
  evidence: Json<Record<string, unknown>>;
  alert: string | null;
  actor: string | null;
  at: Time;
}

/** The tables of migration 005. */
export interface WatchSchema {
  "surety.audits": AuditsTable;
  "surety.watches": WatchesTable;
  "surety.rate_watches": RateWatchesTable;
  "surety.rate_points": RatePointsTable;
  "surety.alerts": AlertsTable;
  "surety.alert_deliveries": AlertDeliveriesTable;
  "surety.gate_turns": GateTurnsTable;
}
