import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { HouseModels } from "../models/house-models.ts";
import { learnedJudgments, noneOf } from "../models/learned-judgments.ts";
import { gateScore, statedLabel } from "../models/stated-label.ts";
import type { ModelHashes } from "../storage/challenger-schema.ts";
import type { AnswerRow } from "./answer-rows.ts";
import type { Contest } from "./candidate.ts";

/** A label from outside that neither model learned from. */
export interface HeldOutLabel {
  id: string;
  judgment: string;
  text: string;
  segment: string | null;
}

/** Asks both models about labels that belong to no case; there is nothing to prepare and nothing to do about them. */
export async function answerLabels(
  models: HouseModels,
  { champion, challenger }: Contest,
  labels: readonly HeldOutLabel[],
): Promise<AnswerRow[]> {
  const rows: AnswerRow[] = [];
  for (const [judgment, some] of Map.groupBy(labels, (one) => one.judgment)) {
    const none = noneAnswer(champion.compiled, judgment);
    const texts = some.map((one) => one.text);
    const theirs = await askAll(models, champion.models, judgment, texts);
    const ours = await askAll(models, challenger.models, judgment, texts);
    if (theirs === null || ours === null) continue;
    some.forEach((label, at) => rows.push(rowOf(label, ours[at]!, theirs[at]!, none)));
  }
  return rows;
}

async function askAll(models: HouseModels, hashes: ModelHashes, judgment: string, texts: readonly string[]) {
  const hash = hashes[judgment];
  return hash === undefined ? null : models.ask(hash, texts);
}

function noneAnswer(compiled: CompiledWorkflow, judgment: string): string | null {
  const found = learnedJudgments(compiled).find((one) => one.judgment.name === judgment);
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
