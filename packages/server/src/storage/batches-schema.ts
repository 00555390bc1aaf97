import type { CompletionRequest } from "@surety/core/ports/language-model";
import type { TaskPayload } from "@surety/core/ports/engine";
import type { Generated, Selectable } from "kysely";
import type { Json, Time } from "./column-types.ts";

export interface ModelBatchesTable {
  id: string;
  connection: string;
  model: string;
  workflow: string;
  judgment: string;
  experiment: string | null;
  /** The measuring of a cascade that waits for it. */
  job: string | null;
  status: Generated<"waiting" | "under-way" | "done" | "refused" | "cancelled">;
  provider_id: string | null;
  is_found: Generated<boolean>;
  not_ours: Generated<string[]>;
  round: Generated<number>;
  questions: number;
  answered: Generated<number>;
  failed: Generated<number>;
  budgets: Json<Record<string, unknown>[]>;
  share: number;
  looks: Generated<number>;
  created_at: Time;
  begun_at: Time | null;
  submitted_at: Time | null;
  next_look_at: Time | null;
  cancel_asked_at: Time | null;
  cancel_sent_at: Time | null;
  ended_at: Time | null;
  sentence: Generated<string>;
  next_task: string;
  next_payload: Json<TaskPayload>;
}
export type BatchRow = Selectable<ModelBatchesTable>;

export interface ModelBatchItemsTable {
  batch: string;
  place: number;
  key: string;
  request: Json<CompletionRequest> | null;
  most_micros: string;
  outcome: "answered" | "failed" | "unreadable" | "expired" | "cancelled" | null;
  problem: string | null;
}

/** The tables of migrations 047 and 048. */
export interface BatchesSchema {
  "surety.model_batches": ModelBatchesTable;
  "surety.model_batch_items": ModelBatchItemsTable;
}
