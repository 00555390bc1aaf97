import { AUDIT_FLOOR } from "@surety/core/gate/decide";
import { type AskedStage, type RivalPlan, rivalPlan } from "@surety/core/challenger/rival-plan";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { SpendingExperiment } from "../language/keep-bill.ts";
import {
  type Judged,
  labelsOf,
  learnedJudgments,
  modelJudgments,
  recordJudgments,
} from "../models/learned-judgments.ts";
import type { ChallengerRow, HeldStage, ModelHashes } from "../storage/challenger-schema.ts";
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
  /** Of judgments that ask language models: how the candidate answers them in the comparison. */
  rivals: ReadonlyMap<string, RivalSide>;
}

/** How one side answers a judgment of several models, or of language models. */
export interface RivalSide {
  plan: RivalPlan;
  /** By segment of `segments`; null where no cut-offs are known, and the first model that answers is the only one asked. */
  cutOffs: Readonly<Record<string, HeldStage[]>> | null;
  /** Whose gate divides the cases: of a shared way the champion's. */
  segments: Judged["block"]["gate"];
  /** Whose money pays. */
  payer: SpendingExperiment;
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
  /** Where language models are asked; null where a trained model alone answers on both sides. */
  plan: RivalPlan | null;
}

/** Both sides of a challenge, compiled. */
export async function contestOf(world: Versions, row: ChallengerRow): Promise<Contest> {
  const champion = await candidateOf(world, row.champion_version, row.champion_models);
  const challenger = await candidateOf(world, row.version, row.models);
  const judgments = comparable(champion, challenger, row.most_micros !== null);
  return {
    champion: { ...champion, rivals: rivalsOf(row, judgments, champion, champion, "champion") },
    challenger: { ...challenger, rivals: rivalsOf(row, judgments, challenger, champion, "challenger") },
    judgments,
  };
}

export type Plain = Omit<Candidate, "rivals">;

async function candidateOf(world: Versions, version: string, models: ModelHashes): Promise<Plain> {
  return { version, compiled: await world.definitions.version(version), models };
}

/** Judgments that a model answers by a label or by fields, each once. */
export const judgedIn = (compiled: CompiledWorkflow): Map<string, Judged> =>
  new Map(
    [...learnedJudgments(compiled), ...modelJudgments(compiled), ...recordJudgments(compiled)].map((one) => [
      one.judgment.name,
      one,
    ]),
  );

/** `pays`: somebody pays for asking language models; without money only trained models are compared. */
export function comparable(champion: Plain, challenger: Plain, pays: boolean): ComparableJudgment[] {
  const others = judgedIn(challenger.compiled);
  const sameData =
    canonicalJson(beforeJudging(champion.compiled)) === canonicalJson(beforeJudging(challenger.compiled));
  return [...judgedIn(champion.compiled).values()].flatMap(({ judgment, block }): ComparableJudgment[] => {
    const { name } = judgment;
    const other = others.get(name)?.judgment;
    if (other === undefined || labelsOf(other).join("\n") !== labelsOf(judgment).join("\n")) return [];
    const speaks = [...judgment.models, ...other.models].some((model) => model !== "local");
    const learns = judgment.models.includes("local") && other.models.includes("local");
    const asks = speaks && pays && judgment.kind !== "agent" && sameFields(judgment, other);
    if (!asks && !learns) return [];
    const plan = asks ? rivalPlan(stagesOf(champion, judgment), stagesOf(challenger, other)) : null;
    const sameText = sameData && other.text.source === judgment.text.source;
    return [{ name, sameText, auditProbability: Math.max(AUDIT_FLOOR, block.gate.audit), plan }];
  });
}

/** Records of other fields are no answers to the same question. */
const sameFields = (one: Judged["judgment"], other: Judged["judgment"]): boolean =>
  namesOf(one).join("\n") === namesOf(other).join("\n");
const namesOf = (judgment: Judged["judgment"]): string[] =>
  judgment.kind === "extract" ? Object.keys(judgment.fields) : [];

/** Everything that an answer depends on besides the case: a trained model is its artefact, a language model its words. */
function stagesOf({ models }: Plain, judgment: Judged["judgment"]): AskedStage[] {
  const { name, models: names, wording, text } = judgment;
  const { guidance, prompt, examples, agreement } = wording;
  const fields = judgment.kind === "extract" ? { fields: judgment.fields } : {};
  const words = canonicalJson({
    guidance,
    prompt: prompt?.source ?? null,
    examples,
    agreement,
    text: text.source,
    ...fields,
  });
  return names.map((model) => ({ model, as: model === "local" ? (models[name] ?? "") : words }));
}

function rivalsOf(
  row: ChallengerRow,
  judgments: readonly ComparableJudgment[],
  own: Plain,
  champion: Plain,
  side: "champion" | "challenger",
): Map<string, RivalSide> {
  const payer = { id: row.id, mostMicros: Number(row.most_micros ?? 0), isChallenger: true };
  return new Map(
    judgments.flatMap(({ name, plan }) => {
      if (plan === null) return [];
      // The way to the stage that is compared is the same for both: the champion's, as it was when it was challenged.
      const of = plan.kind === "whole" ? side : "champion";
      const judged = judgedIn((of === "champion" ? champion : own).compiled).get(name);
      if (judged === undefined) return [];
      return [[name, { plan, cutOffs: row.cut_offs[of]?.[name] ?? null, segments: judged.block.gate, payer }] as const];
    }),
  );
}

/** What the texts are made from. */
function beforeJudging({ document }: CompiledWorkflow): unknown {
  return document.flow.filter((block) => "prepare" in block);
}
