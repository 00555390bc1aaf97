import { AUDIT_FLOOR } from "@surety/core/gate/decide";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { labelsOf, learnedJudgments } from "../models/learned-judgments.ts";
import type { ChallengerRow, ModelHashes } from "../storage/challenger-schema.ts";
import type { DefinitionStore } from "../definitions/definition-store.ts";

/** Where versions are found, compiled. */
export interface Versions {
  definitions: Pick<DefinitionStore, "version">;
}

/** One of the two that are compared: a version of the document, and the artefact of each learned judgment. */
export interface Candidate {
  version: string;
  compiled: CompiledWorkflow;
  models: ModelHashes;
}

export interface Contest {
  champion: Candidate;
  challenger: Candidate;
  /** The judgments that both answer from the same labels: only of these can be said who is right. */
  judgments: readonly ComparableJudgment[];
}

export interface ComparableJudgment {
  name: string;
  /** Whether both read the same text, so that labels without a case speak for both. */
  sameText: boolean;
  /** The champion's audit probability of a case that is automated. */
  auditProbability: number;
}

/** Both sides of a challenge, compiled. */
export async function contestOf(world: Versions, row: ChallengerRow): Promise<Contest> {
  const champion = await candidateOf(world, row.champion_version, row.champion_models);
  const challenger = await candidateOf(world, row.version, row.models);
  return { champion, challenger, judgments: comparable(champion.compiled, challenger.compiled) };
}

async function candidateOf(world: Versions, version: string, models: ModelHashes): Promise<Candidate> {
  return { version, compiled: await world.definitions.version(version), models };
}

function comparable(champion: CompiledWorkflow, challenger: CompiledWorkflow): ComparableJudgment[] {
  const others = new Map(learnedJudgments(challenger).map((one) => [one.judgment.name, one.judgment]));
  const sameData = canonicalJson(beforeJudging(champion)) === canonicalJson(beforeJudging(challenger));
  return learnedJudgments(champion).flatMap(({ judgment, block }) => {
    const other = others.get(judgment.name);
    if (other === undefined || labelsOf(other).join("\n") !== labelsOf(judgment).join("\n")) return [];
    const auditProbability = Math.max(AUDIT_FLOOR, block.gate.audit);
    return [
      { name: judgment.name, sameText: sameData && other.text.source === judgment.text.source, auditProbability },
    ];
  });
}

/** What the texts are made from. */
function beforeJudging({ document }: CompiledWorkflow): unknown {
  return document.flow.filter((block) => "prepare" in block);
}
