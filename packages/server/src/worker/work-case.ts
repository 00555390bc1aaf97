import type { EffectRequest } from "@surety/core/ports/connector";
import type { Correction } from "@surety/core/review/correction";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Foreseen } from "@surety/core/gate/persons-word";
import type { Stage } from "@surety/core/wire/common";
import type { CaseRow, JudgmentRow, PreparedValue, StoredError, StretchEntry } from "../storage/case-schema.ts";
import type { QuestionBack } from "../storage/deciding-schema.ts";
import type { DraftEdit, ShownDraft } from "./sent-drafts.ts";
import type { ReviewRow } from "../storage/review-schema.ts";

export type { CaseRow, JudgmentRow } from "../storage/case-schema.ts";

/** A judgment as the run made it, before it has been stored. */
export type NewJudgment = Omit<JudgmentRow, "case_id" | "workflow" | "cost_micros"> & { cost_micros: number };
export type NewReview = Omit<
  ReviewRow,
  | "case_id"
  | "workflow"
  | "claimed_by"
  | "claimed_at"
  | "claimed_until"
  | "undo_until"
  | "decided_at"
  | "run_id"
  | "unblinded_by"
>;

/** An effect in the ledger: planned in this run, or found there from an earlier one. */
export interface LedgerEffect {
  id: string;
  action: string;
  kind: string;
  connection: string | null;
  idempotencyKey: string;
  request: EffectRequest | { kind: "call"; function: string; with: Record<string, unknown> };
  status: "pending" | "sent" | "captured" | "failed";
  attempts: number;
  receipt: { summary: string; reference: string | null } | null;
  error: string | null;
  /** When it was written down, and when its receipt was; null until then. */
  createdAt: Date | null;
  sentAt: Date | null;
  /** How long the call that was answered took. */
  milliseconds: number | null;
  /** True while the row in the database is missing or says less. */
  unwritten: boolean;
}

/** A case to start in another workflow. */
export interface NewStart {
  action: string;
  workflow: string;
  input: Record<string, unknown>;
}

/** What a clause asks for, to be remembered from the commit on. */
export interface NewObligation {
  id: string;
  action: string;
  type: string;
  quote: string;
  clause_start: number;
  clause_end: number;
  /** The day as YYYY-MM-DD; null where the clause names none. */
  due: string | null;
  zone: string;
  days_before: number[];
  reminders: Date[];
}

/** Where a stretch of work ended. */
export type Stop =
  | { kind: "done" }
  | { kind: "effects" }
  | { kind: "review"; review: NewReview }
  | { kind: "retry"; delaySeconds: number }
  | { kind: "callback" }
  | { kind: "split" }
  | { kind: "cancelled" }
  | { kind: "failed"; error: StoredError };

/** A case with where its stretch of work ended. */
export interface Stretch {
  work: WorkCase;
  stop: Stop;
}

/** What this process has written of a case from its arrival on. */
export interface KnownLife {
  /** The number of its version. */
  number: number;
  /** The stretches of its timeline, by the ids of their rows. */
  stretches: { id: string; entries: readonly StretchEntry[] }[];
  /** The row of the stretch that is being written. */
  timelineId: string | null;
  costMicros: number;
}

/** One case while a run works on it: what is known, and what must be written at the next commit. */
export interface WorkCase {
  readonly row: CaseRow;
  readonly compiled: CompiledWorkflow;
  readonly stage: Stage;
  readonly scope: Record<string, unknown>;
  /** What people have put right in it, oldest first; the scope has it already. */
  readonly corrections: readonly Correction[];
  /** The texts that were on screen when people decided, oldest first. */
  readonly shown: readonly ShownDraft[];
  /** What became of those that this stretch puts into the ledger. */
  draftEdits: DraftEdit[];
  /** What the newest decision was shown to let follow; empty where it passed the case on, or was shown nothing. */
  readonly foreseen: readonly Foreseen[];
  /** A person has passed it on: it goes to a person again, however sure a model is. */
  returned: boolean;
  /** What its sender is being asked, until it waits for the answer. */
  asking: QuestionBack | null;
  /** The question whose answer this run goes on with, or goes on without. */
  resumed: QuestionBack | null;
  /** What it becomes instead of going on. */
  split: { decision: string; parts: readonly Record<string, unknown>[] } | null;
  cursor: number;
  data: Record<string, PreparedValue>;
  /** Whether `data` has something that its row has not. */
  newData: boolean;
  /** All judgments of the case by name; `fresh` ones are not stored yet. */
  judgments: Map<string, NewJudgment>;
  fresh: NewJudgment[];
  /** Judgments whose decided value this run settles. */
  decided: { name: string; value: string | null; by: string; blind: boolean }[];
  timeline: StretchEntry[];
  /** Null where nobody waits for its end here, or more belongs to it than was written here. */
  life: KnownLife | null;
  effects: LedgerEffect[];
  records: { id: string; record: string; data: Record<string, unknown> }[];
  starts: NewStart[];
  obligations: NewObligation[];
  audits: NewReview[];
  settledReviews: string[];
  route: CaseRow["route"];
  segment: string | null;
  /** The first answer in short, as lists show it: the model's until a person decides. */
  answer: string | null;
  queue: string | null;
  costMicros: number;
  retryCount: number;
}
