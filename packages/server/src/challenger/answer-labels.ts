import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { HouseModels } from "../models/house-models.ts";
import { noneOf } from "../models/learned-judgments.ts";
import { gateScore, statedLabel } from "../models/stated-label.ts";
import type { ModelHashes } from "../storage/challenger-schema.ts";
import type { AnswerRow } from "./answer-rows.ts";
import { obstacleOf } from "../cascade/cascade-judgments.ts";
import { questionsFor } from "../cascade/stage-answers.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { AskModel } from "./answer-case.ts";
import { type Candidate, type Contest, judgedIn } from "./candidate.ts";
import { walkStages } from "./walk-stages.ts";

/** A label from outside that neither model learned from. */
export interface HeldOutLabel {
  id: string;
  judgment: string;
  text: string;
  segment: string | null;
  at: Date;
}

/** Asks both models about labels that belong to no case; there is nothing to prepare and nothing to do about them. */
export async function answerLabels(
  world: WorkerWorld,
  models: HouseModels,
  { champion, challenger }: Contest,
  labels: readonly HeldOutLabel[],
): Promise<AnswerRow[]> {
  const rows: AnswerRow[] = [];
  for (const [judgment, some] of Map.groupBy(labels, (one) => one.judgment)) {
    const none = noneAnswer(champion.compiled, judgment);
    const texts = some.map((one) => one.text);
    const theirs = champion.rivals.has(judgment)
      ? await walkAll(world, models, champion, judgment, some)
      : await askAll(models, champion.models, judgment, texts);
    const ours = challenger.rivals.has(judgment)
      ? await walkAll(world, models, challenger, judgment, some)
      : await askAll(models, challenger.models, judgment, texts);
    if (theirs === null || ours === null) continue;
    some.forEach((label, at) => rows.push(rowOf(label, ours[at]!, theirs[at]!, none)));
  }
  return rows;
}

async function askAll(models: HouseModels, hashes: ModelHashes, judgment: string, texts: readonly string[]) {
  const hash = hashes[judgment];
  return hash === undefined ? null : models.ask(hash, texts);
}

/** The same for judgments of language models; null where a label does not tell what they would be asked. */
async function walkAll(
  world: WorkerWorld,
  models: HouseModels,
  { compiled, models: hashes, rivals }: Candidate,
  name: string,
  labels: readonly HeldOutLabel[],
): Promise<ModelAnswer[] | null> {
  const side = rivals.get(name);
  const judged = judgedIn(compiled).get(name);
  if (side === undefined || judged === undefined || obstacleOf(judged) !== null) return null;
  const { judgment } = judged;
  const ask: AskModel = async (hash, text) => (await models.ask(hash, [text]))[0] as ModelAnswer;
  const questions = questionsFor(compiled.document.name, judgment, labels);
  const said: ModelAnswer[] = [];
  for (const [at, question] of questions.entries()) {
    const segment = side.segments.segment === null ? null : (labels[at]?.segment ?? "unknown");
    const where = { side, models: judgment.models, artefact: hashes[name], none: noneOf(judgment), segment, question };
    const { answer, costMicros, latencyMs } = await walkStages(world, ask, where);
    said.push({ ...(answer ?? silent), costMicros, latencyMs });
  }
  return said;
}

const silent: ModelAnswer = {
  value: null,
  confidence: 0,
  alternatives: [],
  outOfScope: null,
  signals: {},
  model: "",
  modelVersion: "",
  costMicros: 0,
  latencyMs: 0,
};

function noneAnswer(compiled: CompiledWorkflow, judgment: string): string | null {
  const found = judgedIn(compiled).get(judgment);
  return found === undefined ? null : noneOf(found.judgment);
}

function rowOf(label: HeldOutLabel, ours: ModelAnswer, theirs: ModelAnswer, none: string | null): AnswerRow {
  const said = (answer: ModelAnswer) => (answer.value === null && none === null ? null : statedLabel(answer, none));
  return {
    subject: label.id,
    judgment: label.judgment,
    source: "held-out",
    text: label.text,
    segment: label.segment,
    value: said(ours),
    confidence: gateScore(ours, none),
    champion_value: said(theirs),
    champion_confidence: gateScore(theirs, none),
    label_probability: 1,
    audit_probability: null,
    cost_micros: ours.costMicros,
    champion_cost_micros: theirs.costMicros,
    latency_ms: ours.latencyMs,
  };
}
