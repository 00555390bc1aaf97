import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";

/** One judgment of one case or label, answered by both. */
export interface AnswerRow {
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
  cost_micros: number;
  champion_cost_micros: number;
  latency_ms: number;
}

/** What both would do with a case. */
export interface ActionsRow {
  case_id: string;
  source: "replay" | "shadow";
  actions: unknown;
  champion_actions: unknown;
  different: boolean;
  at: Date;
}

/** Keeps answers; what is there already stays, so that a batch that is done again changes nothing. */
export async function writeAnswers(
  tx: Queryable,
  challenger: ChallengerRow,
  answers: readonly AnswerRow[],
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into surety.challenger_answers (challenger, subject, judgment, source, text, segment, value, confidence, champion_value,
       champion_confidence, label_probability, audit_probability, cost_micros, champion_cost_micros, latency_ms, at)
     select $2, subject, judgment, source, text, segment, value, confidence, champion_value, champion_confidence, label_probability,
       audit_probability, cost_micros, champion_cost_micros, latency_ms, $3
     from jsonb_populate_recordset(null::surety.challenger_answers, $1::jsonb) on conflict do nothing`,
    [toJson(answers), challenger.id, at],
  );
}

export async function writeActions(
  tx: Queryable,
  challenger: ChallengerRow,
  actions: readonly ActionsRow[],
): Promise<void> {
  await tx.query(
    `insert into surety.challenger_cases (challenger, case_id, source, actions, champion_actions, different, at)
     select $2, case_id, source, actions, champion_actions, different, at
     from jsonb_populate_recordset(null::surety.challenger_cases, $1::jsonb) on conflict do nothing`,
    [toJson(actions), challenger.id],
  );
}
