import type { Actor } from "../commands/commands.ts";
import type { InForce, ModelHashes } from "../storage/challenger-schema.ts";
import type { ChallengerGate } from "./challenger-gates.ts";
import type { Looked } from "./look-at-challenger.ts";

/** Everything somebody needs who asks later why this was put in force; canonical JSON of it is what is signed. */
export interface EvidenceRecord {
  schema: "surety.promotion/1";
  promotion: string;
  workflow: string;
  challenger: string;
  reason: string;
  promotedAt: string;
  promotedBy: { kind: string; id: string; name: string };
  overrideBecause: string | null;
  criteria: object;
  criteriaHash: string;
  /** Challengers of this workflow before it: each was one more chance to look better by luck. */
  challengersBefore: number;
  champion: { version: string; models: ModelHashes; gates: Record<string, string | null> };
  promoted: { version: string; models: ModelHashes; gates: { judgment: string; gate: string; look: number }[] };
  verdict: object;
  comparisons: readonly object[];
  automation: readonly object[];
  costPerCase: object | null;
  replay: { from: string; to: string; cases: number };
  sampling: string;
}

/** How pairs were chosen and counted, in the words that go into the record. */
export const samplingSentence =
  "Counted are cases whose right answer is known and that neither model learned from: held-out labels, cases of times when people decided everything, and random audits count whole. " +
  "A case that a person saw because the champion was unsure counts for the audit probability, since such cases favour the challenger. People saw the champion's answer when they reviewed, which favours the champion.";

export interface RecordParts {
  id: string;
  looked: Looked;
  actor: Actor;
  because: string | null;
  at: Date;
  before: number;
  previous: InForce;
  gates: readonly ChallengerGate[];
}

export function evidenceRecord(parts: RecordParts): EvidenceRecord {
  const { row, facts, verdict } = parts.looked;
  const { kind, id, name } = parts.actor;
  return {
    schema: "surety.promotion/1",
    promotion: parts.id,
    workflow: row.workflow,
    challenger: row.id,
    reason: row.reason,
    promotedAt: parts.at.toISOString(),
    promotedBy: { kind, id, name },
    overrideBecause: parts.because,
    criteria: row.criteria,
    criteriaHash: row.criteria_hash,
    challengersBefore: parts.before,
    champion: parts.previous,
    promoted: {
      version: row.version,
      models: row.models,
      gates: parts.gates.map((one) => ({ judgment: one.judgment, gate: one.id, look: one.look })),
    },
    verdict,
    comparisons: facts.comparisons,
    automation: facts.automation,
    costPerCase: facts.cost,
    replay: { from: row.replay_from.toISOString(), to: row.replay_to.toISOString(), cases: row.replay_cases },
    sampling: samplingSentence,
  };
}
