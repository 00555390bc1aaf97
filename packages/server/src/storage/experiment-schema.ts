import type { LabelExample } from "@surety/core/language/label-question";
import type { ExampleRule } from "@surety/core/language/prompt-schema";
import type { ArmResult, ExperimentArm, ExperimentStatus } from "@surety/core/wire/experiment";
import type { Generated, Selectable } from "kysely";
import type { Json, Time } from "./column-types.ts";

/** An arm as it was planned. */
export type PlannedArm = Omit<ExperimentArm, "answered" | "result" | "place">;
/** The examples of one case, by the rule that chose them. */
export type ChosenExamples = Record<string, LabelExample[]>;

export interface ExperimentsTable {
  id: string;
  workflow: string;
  judgment: string;
  version: string;
  set_name: string | null;
  set_version: string | null;
  arms: Json<PlannedArm[]>;
  items: number;
  not_judged: Json<{ reason: string; count: number }[]>;
  status: Generated<ExperimentStatus>;
  sentence: Generated<string>;
  most_micros: string;
  probable_micros: string;
  starts: Generated<number>;
  batch: Generated<boolean>;
  local_model: string | null;
  results: Json<ArmResult[]> | null;
  created_at: Time;
  created_by: string | null;
  started_at: Time | null;
  ended_at: Time | null;
}
export type ExperimentRow = Selectable<ExperimentsTable>;

export interface ExperimentItemsTable {
  experiment: string;
  place: number;
  text: string;
  expected: string;
  segment: string | null;
  probability: number;
  scope: Json<Record<string, unknown>>;
  examples: Json<ChosenExamples>;
}
export type ExperimentItem = Omit<Selectable<ExperimentItemsTable>, "experiment" | "place">;

export interface ExperimentAnswersTable {
  experiment: string;
  arm: number;
  place: number;
  value: string | null;
  problem: string | null;
  price_micros: string;
  milliseconds: number | null;
  score: number | null;
  at: Time;
}

/** The tables of migrations 033 and 073. */
export interface ExperimentSchema {
  "surety.experiments": ExperimentsTable;
  "surety.experiment_items": ExperimentItemsTable;
  "surety.experiment_answers": ExperimentAnswersTable;
}

/** The name under which the examples of a rule are kept. */
export const ruleKey = ({ choose, count }: ExampleRule): string => `${choose} ${count}`;
