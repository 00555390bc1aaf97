import type { SuggestionPolicy, SuggestionSeen } from "@surety/core/review/suggestion-seen";
import type { Generated } from "kysely";
import type { AssignedColumns } from "./assign-schema.ts";
import type { Json, Time } from "./column-types.ts";

export interface OpinionsTable {
  id: string;
  label_id: string;
  person: string;
  value: string;
  with_suggestion: boolean;
  seconds: number;
  at: Time;
}

export interface SuspectsTable {
  id: string;
  workflow: string;
  judgment: string;
  label_id: string;
  model: string;
  given: string;
  likely: string;
  given_probability: number;
  likely_probability: number;
  found_at: Time;
  resolution: "kept" | "relabelled" | null;
  resolved_value: string | null;
  resolved_by: string | null;
  resolved_at: Time | null;
}

export interface UnseenAnswersTable {
  model: string;
  label_id: string;
  value: string | null;
  confidence: number | null;
  out_of_scope: number | null;
}

export interface EvaluationSetsTable {
  name: string;
  workflow: string;
  frozen_share: number;
  created_at: Time;
  created_by: string | null;
}

export interface SetVersionsTable {
  set_name: string;
  hash: string;
  number: number;
  made_by: "import" | "labels" | "refresh";
  detail: Json<Record<string, unknown>>;
  items: number;
  frozen: number;
  through: Time | null;
  created_at: Time;
  created_by: string | null;
}

export interface SetItemsTable {
  set_name: string;
  id: string;
  judgment: string;
  text: string;
  input: Json<Record<string, unknown> | null>;
  value: string;
  segment: string | null;
  probability: number;
  stratum: string | null;
  source: string;
  case_id: string | null;
  external_id: string | null;
  metadata: Json<Record<string, unknown> | null>;
  frozen: boolean;
  text_keys: string[];
  taught_at: Time | null;
  added_at: Time;
}

export interface SetMembersTable {
  set_name: string;
  version: string;
  item: string;
  place: number;
}

export interface SetResultsTable {
  id: string;
  set_name: string;
  version: string;
  judgment: string;
  model: string;
  result: Json<Record<string, unknown>>;
  at: Time;
  by: string | null;
}

export interface PlantedReviewsTable extends AssignedColumns {
  id: string;
  case_id: string;
  workflow: string;
  block: number;
  kind: "review";
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
  claimed_until: Time | null;
  undo_until: Time | null;
  decided_at: Time | null;
  answer: string | null;
  detail: Json<Record<string, unknown>>;
  expected: Json<Record<string, string>>;
  wrong_suggestion: boolean;
  source_case: string;
  known_to: string[];
  suggestion: Generated<SuggestionPolicy>;
}

export interface PlantedDecisionsTable {
  id: string;
  review_id: string;
  person: string;
  answers: Json<Record<string, string>>;
  verdict: "decide" | "reject" | "out-of-scope";
  right_answer: boolean;
  seconds: number;
  at: Time;
  undone_at: Time | null;
  bulk: string | null;
  channel: Generated<"desk" | "api" | "link">;
  screen_hash: string | null;
  /** What they had seen of the suggestion; null before this was written down. */
  suggestion_seen: SuggestionSeen | null;
}

/** The tables of migration 006. */
export interface DatasetsSchema {
  "surety.opinions": OpinionsTable;
  "surety.suspects": SuspectsTable;
  "surety.unseen_answers": UnseenAnswersTable;
  "surety.evaluation_sets": EvaluationSetsTable;
  "surety.set_versions": SetVersionsTable;
  "surety.set_items": SetItemsTable;
  "surety.set_members": SetMembersTable;
  "surety.set_results": SetResultsTable;
  "surety.planted_reviews": PlantedReviewsTable;
  "surety.planted_decisions": PlantedDecisionsTable;
}
