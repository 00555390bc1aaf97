import type { Selectable } from "kysely";
import type { Correction } from "@surety/core/review/correction";
import type { Json, Time } from "./column-types.ts";

/** What the sender of a case was asked, and what came of it; `id` is that of the decision that asked. */
export interface QuestionsBackTable {
  id: string;
  case_id: string;
  review_id: string;
  workflow: string;
  person: string;
  question: string;
  fields: string[];
  /** `asking` until it was told and the case waits; `ended` where that failed or the case was cancelled. */
  state: "asking" | "waiting" | "answered" | "timed-out" | "ended" | "withdrawn";
  asked_at: Time;
  expires_at: Time | null;
  answered_at: Time | null;
  answered_by: Json<{ kind: string; id: string; name: string } | null>;
  answer: string | null;
  edits: Json<Correction[]>;
  taken_up_at: Time | null;
}

export type QuestionBack = Selectable<QuestionsBackTable>;

/** A review that a person moved to another queue. */
export interface ReviewMovesTable {
  id: string;
  review_id: string;
  person: string;
  from_queue: string;
  to_queue: string;
  reason_code: string | null;
  note: string;
  at: Time;
  undo_until: Time;
  undone_at: Time | null;
}

/** What a person did with a draft, as a label of the gate that may let drafts out alone. */
export interface DraftLabelsTable {
  id: string;
  review_id: string;
  judgment: string;
  case_id: string;
  workflow: string;
  source: "review" | "audit";
  /** The share of its words that was changed; null where it was not sent at all. */
  changed: number | null;
  /** Whether a check held it, so that no gate could have let it out. */
  marked: boolean;
  confidence: number;
  signals: Json<Record<string, number>>;
  model_version: string;
  segment: string | null;
  draw_probability: number | null;
  person: string;
  at: Time;
}

/** What became of one drafted text: as it was proposed and as it was sent. */
export interface DraftEditsTable {
  decision_id: string;
  action: string;
  field: string;
  workflow: string;
  case_id: string;
  person: string;
  draft: string;
  sent: string;
  distance: number;
  at: Time;
}

export interface DecidingSchema {
  "surety.questions_back": QuestionsBackTable;
  "surety.review_moves": ReviewMovesTable;
  "surety.draft_edits": DraftEditsTable;
  "surety.draft_labels": DraftLabelsTable;
}
