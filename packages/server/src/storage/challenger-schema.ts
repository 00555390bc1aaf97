import type { ChallengerStatus } from "@surety/core/wire/challenger";
import type { PromotionCriteria } from "@surety/core/challenger/promotion-criteria";
import type { Generated, Selectable } from "kysely";
import type { Count, Json, Time } from "./column-types.ts";

/** A stage of a cascade with the score from which its answers stand, as a comparison holds it fast. */
export interface HeldStage {
  name: string;
  version: string | null;
  cutoff: number | null;
}

/** By judgment and segment ("" without segments), the cut-offs by which cases go from stage to stage. */
export type HeldCutOffs = Record<string, Record<string, HeldStage[]>>;

/** The artefact that answers each learned judgment, by name. */
export type ModelHashes = Record<string, string>;

export interface ChallengersTable {
  id: string;
  workflow: string;
  version: string;
  models: Json<ModelHashes>;
  champion_version: string;
  champion_models: Json<ModelHashes>;
  status: ChallengerStatus;
  sentence: Generated<string>;
  criteria: Json<PromotionCriteria>;
  criteria_hash: string;
  replay_from: Time;
  replay_to: Time;
  replay_cases: Generated<number>;
  replay_cursor: string | null;
  replayed: Generated<boolean>;
  canary_share: Generated<number>;
  /** The most that asking language models for it may cost; null where it asks none. */
  most_micros: string | null;
  paused: string | null;
  pauses: Generated<number>;
  cut_offs: Json<{ champion?: HeldCutOffs; challenger?: HeldCutOffs }>;
  reason: string;
  created_by: string | null;
  created_at: Time;
  ended_at: Time | null;
}

export type ChallengerRow = Selectable<ChallengersTable>;

/** One thing that would be done: nothing of it ever leaves the house. */
export interface CapturedAction {
  kind: string;
  to: string | null;
  detail: unknown;
}

export interface ChallengerCasesTable {
  challenger: string;
  case_id: string;
  source: "replay" | "shadow";
  actions: Json<CapturedAction[]>;
  champion_actions: Json<CapturedAction[]>;
  different: boolean;
  at: Time;
}

export interface ChallengerAnswersTable {
  challenger: string;
  subject: string;
  judgment: string;
  source: "held-out" | "replay" | "shadow";
  text: string;
  segment: string | null;
  value: string | null;
  confidence: number;
  champion_value: string | null;
  champion_confidence: number;
  label_probability: number | null;
  audit_probability: number | null;
  cost_micros: Count;
  champion_cost_micros: Count;
  latency_ms: number;
  at: Time;
}

/** What was in force before a promotion; gates by judgment, null where none was active. */
export interface InForce {
  version: string;
  models: ModelHashes;
  gates: Record<string, string | null>;
}

export interface PromotionsTable {
  id: string;
  workflow: string;
  challenger: string;
  record: Json<Record<string, unknown>>;
  signature: string;
  public_key: string;
  previous: Json<InForce>;
  promoted_by: string | null;
  at: Time;
  override_because: string | null;
  rolled_back_at: Time | null;
  rolled_back_by: string | null;
  rolled_back_because: string | null;
  rolled_back_automatically: boolean | null;
}

/** The tables of migrations 008 and 074. */
export interface ChallengerSchema {
  "surety.challengers": ChallengersTable;
  "surety.challenger_cases": ChallengerCasesTable;
  "surety.challenger_answers": ChallengerAnswersTable;
  "surety.promotions": PromotionsTable;
}
