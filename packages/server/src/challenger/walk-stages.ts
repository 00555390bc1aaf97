import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { stands } from "@surety/core/gate/cascade";
import type { ModelAnswer, ModelQuestion } from "@surety/core/ports/judge-model";
import { gateScore } from "../models/stated-label.ts";
import type { HeldStage } from "../storage/challenger-schema.ts";
import { type HeardStage, withBefore } from "../worker/other-readings.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { StandsStill } from "./stands-still.ts";
import type { AskModel } from "./answer-case.ts";
import type { RivalSide } from "./candidate.ts";

/** A judgment of a case, for one side. */
export interface WalkedQuestion {
  side: RivalSide;
  /** Names of its models, in their order. */
  models: readonly string[];
  /** The artefact that answers as `local`. */
  artefact: string | undefined;
  none: string | null;
  segment: string | null;
  question: ModelQuestion;
}

/** What a side says in the end; `answer` null where nobody gave one. Costs are by the list of prices, paid now or earlier. */
export interface Walked {
  answer: ModelAnswer | null;
  costMicros: number;
  latencyMs: number;
}

/**
 * Follows a case from stage to stage as far as the comparison goes: to the stage that is another one on the other side, or,
 * where the cascades differ further, to whichever answer stands. What was asked for the live case is known, and free.
 */
export async function walkStages(world: WorkerWorld, ask: AskModel, walked: WalkedQuestion): Promise<Walked> {
  const { side, models, none, segment } = walked;
  const { plan } = side;
  const held = side.cutOffs?.[segment ?? ""] ?? null;
  const compared = plan.kind === "stage" ? plan.shared : null;
  const sum: Walked = { answer: null, costMicros: 0, latencyMs: 0 };
  const heard: HeardStage[] = [];
  for (const [at, name] of models.entries()) {
    const stage = held?.[at];
    // A stage that does not pay for itself is not asked; the one that is compared always is.
    if (at !== compared && stage?.cutoff === null) continue;
    const question = withBefore(walked.question, heard);
    const answer = await askStage(world, ask, { ...walked, question }, name);
    if (answer !== null) {
      heard.push({ name, answer });
      sum.answer = answer;
      sum.costMicros += answer.priceMicros ?? answer.costMicros;
      sum.latencyMs += answer.latencyMs;
    }
    if (at === compared) return answer === null ? { ...sum, answer: null } : sum;
    if (answer !== null && isLast(stage, answer, none)) return sum;
  }
  return sum;
}

/** It stands; or nothing is known of when it would; or it is another version than was measured, and a person decides. */
function isLast(stage: HeldStage | undefined, answer: ModelAnswer, none: string | null): boolean {
  if (stage === undefined) return true;
  return answer.modelVersion !== stage.version || stands(gateScore(answer, none), stage.cutoff);
}

/** What one case alone brings about: an answer that nobody can read, a text that is too long. A live case would go on too. */
const concernsOne = new Set([
  "no-label",
  "no-record",
  "nothing-to-read",
  "template-failed",
  "http-400",
  "http-413",
  "http-422",
  "answer-too-large",
]);

/** Null where it gives no answer that can be read. What would come for every case concerns the whole comparison. */
async function askStage(
  world: WorkerWorld,
  ask: AskModel,
  { side, artefact, question }: WalkedQuestion,
  name: string,
): Promise<ModelAnswer | null> {
  try {
    if (name === "local") return artefact === undefined ? null : await ask(artefact, question.text);
    return (await world.model(name)?.judge({ ...question, experiment: side.payer })) ?? null;
  } catch (error) {
    if (!(error instanceof SuretyError) || error instanceof TransientError) throw error;
    if (concernsOne.has(error.code)) return null;
    throw new StandsStill([error.message, error.remedy ?? ""].join(" ").trim());
  }
}
