import type { ColumnType } from "kysely";
import type { Time } from "./column-types.ts";

export interface BaselinesTable {
  id: string;
  workflow: string;
  source: "timed" | "import";
  status: "running" | "done" | "stopped";
  wanted: number;
  second_person: boolean;
  started_by: string;
  started_at: Time;
  ended_at: Time | null;
}

export interface BaselineSamplesTable {
  id: string;
  baseline: string;
  decision_id: string | null;
  external_id: string | null;
  seconds: number;
  /** Null where nobody knows the truth of it. */
  wrong: boolean | null;
  at: Time;
}

export interface OutcomesTable {
  id: string;
  workflow: string;
  key: string;
  /** Null while no case is known for it. */
  case_id: string | null;
  external_key: string | null;
  field: string | null;
  name: string;
  value: ColumnType<number | boolean | string, string, string>;
  at: Time;
  source: string;
  judgment: string | null;
  proves: "right" | "wrong" | null;
  received_at: Time;
}

/** The tables of migration 007. */
export interface StagesSchema {
  "surety.baselines": BaselinesTable;
  "surety.baseline_samples": BaselineSamplesTable;
  "surety.outcomes": OutcomesTable;
}
