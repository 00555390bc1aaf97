import type { Generated } from "kysely";
import type { Json, Time } from "./column-types.ts";

export interface ModelAnswersTable {
  /** Hash of everything that the answer depends on. */
  key: string;
  completion: Json<Record<string, unknown>>;
  at: Time;
}

export interface ModelCallsTable {
  id: string;
  at: Time;
  workflow: string;
  judgment: string;
  case_id: string | null;
  connection: string;
  model: string;
  answered_by: string | null;
  outcome: "answered" | "refused" | "unreadable" | "failed";
  repair: Generated<boolean>;
  input_tokens: number | null;
  cached_tokens: number | null;
  output_tokens: number | null;
  cost_micros: string | null;
  milliseconds: number;
  error: string | null;
  /** The experiment that it was made for. */
  experiment: string | null;
  /** The batch that it was a question of. */
  batch: string | null;
}

export interface BudgetsTable {
  budget: string;
  period: string;
  limit_micros: string;
  reserved_micros: Generated<string>;
  unseen_micros: Generated<string>;
  spent_micros: Generated<string>;
  batched_micros: Generated<string>;
  refused: Generated<number>;
  told: Generated<0 | 80 | 100>;
}

export interface PacesTable {
  connection: string;
  requests_at: Time;
  tokens_at: Time;
  queue_at: Time;
  failures: Generated<number>;
  rest_until: Time;
  told_until: Time;
}

export interface AgentReadsTable {
  /** Hash of the talk that led to the call, and of the call. */
  key: string;
  case_id: string;
  judgment: string;
  tool: string;
  arguments: Json<Record<string, unknown>>;
  found: Json<{ value: unknown; missing: string | null }>;
  at: Time;
}

export interface SignalMixesTable {
  workflow: string;
  judgment: string;
  /** The version that answers, before its signals are mixed. */
  asked: string;
  version: string;
  verdict: "better" | "not-better" | "one-signal" | "too-few-wrong";
  mix: Json<Record<string, unknown>> | null;
  evidence: Json<Record<string, unknown>>;
  active: boolean;
  created_at: Time;
}

export interface KnownCasesTable {
  hash: string;
  /** The weights of the sentence model. */
  embedded_by: string;
  labels: Json<string[]>;
  /** Before which case each fold ends. */
  ends: Json<number[]>;
  vectors: Buffer;
  created_at: Time;
}

export interface KnownNearnessTable {
  known: string;
  label_id: string;
  same: number;
  nearest: number;
}

/** Tables of language models. */
export interface LanguageSchema {
  "surety.model_answers": ModelAnswersTable;
  "surety.model_calls": ModelCallsTable;
  "surety.budgets": BudgetsTable;
  "surety.paces": PacesTable;
  "surety.agent_reads": AgentReadsTable;
  "surety.signal_mixes": SignalMixesTable;
  "surety.known_cases": KnownCasesTable;
  "surety.known_nearness": KnownNearnessTable;
}
