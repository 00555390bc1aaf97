import type { Generated, Selectable } from "kysely";
import type { Foreseen } from "@surety/core/gate/persons-word";
import type { Correction } from "@surety/core/review/correction";
import type { SentDraft } from "@surety/core/review/drafts";
import type { Verdict } from "@surety/core/review/verdict";
import type { SuggestionPolicy, SuggestionSeen } from "@surety/core/review/suggestion-seen";
import type { Count, Json, Time } from "./column-types.ts";
import type { AssignedColumns } from "./assign-schema.ts";

export interface ReviewsTable extends AssignedColumns {
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
  /** When whoever decides may see what the machine thinks. */
  suggestion: Generated<SuggestionPolicy>;
  /** What is at stake, in millionths of `currency`. */
  value_micros: Count | null;
  currency: string | null;
  /** How sure the machine is, for filters and order; drawn for audits, so that it does not single them out. */
  certainty: number | null;
  /** The code of why it is here; borrowed for audits. */
  reason: string | null;
  questions: Generated<string[]>;
  /** A tsvector, as text. */
  search: string | null;
}

export type ReviewRow = Selectable<ReviewsTable>;

export interface DecisionsTable {
  id: string;
  review_id: string;
  case_id: string;
  person: string;
  answers: Json<Record<string, string>>;
  verdict: Verdict;
  reason_code: string | null;
  note: string | null;
  seconds: number;
  screen_hash: string | null;
  claimed_at: Time | null;
  at: Time;
  undone_at: Time | null;
  channel: Generated<"desk" | "api" | "link">;
  /** The bulk that it is one record of. */
  bulk: string | null;
  /** What they had seen of the machine's answer; null before this was written down. */
  suggestion_seen: SuggestionSeen | null;
  /** What they put right. */
  edits: Json<Correction[]>;
  /** The texts that were on their screen, and are sent. */
  drafts: Json<SentDraft[]>;
  /** What goes with its verdict. */
  detail: Json<VerdictDetail | null>;
}

/** The question of a `send-back`, the parts of a `split`, or the rules that an answer was shown to let follow. */
export interface VerdictDetail {
  foreseen?: Foreseen[];
  question?: { text: string; fields: string[] };
  parts?: Record<string, unknown>[];
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
