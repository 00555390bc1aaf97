import type { Generated } from "kysely";
import type { StoredError } from "./case-schema.ts";
import type { Json, Time } from "./column-types.ts";

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
