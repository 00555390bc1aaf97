import type { ColumnType } from "kysely";
import type { Time } from "./column-types.ts";

/** What a clause asks for, as it is kept. */
export interface ObligationsTable {
  id: string;
  case_id: string;
  workflow: string;
  action: string;
  type: string;
  quote: string;
  clause_start: number;
  clause_end: number;
  due: ColumnType<string | null>;
  zone: string;
  days_before: number[];
  reminders: Date[];
  next_reminder_at: Time | null;
  status: "open" | "done" | "dropped";
  settled_by: string | null;
  settled_at: Time | null;
  note: string | null;
  created_at: Time;
}

export interface ObligationsSchema {
  "surety.obligations": ObligationsTable;
}
