import type { LiveOverride } from "@surety/core/wire/stage";
import type { Generated } from "kysely";
import type { Json, Time } from "./column-types.ts";

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
