import { createHash } from "node:crypto";
import { assembleDraft, type WrittenSentence } from "@surety/core/generate/assemble-draft";
import { type CompiledGenerate, draftAnswer } from "@surety/core/generate/compiled-generate";
import { nothingWritten } from "@surety/core/generate/draft";
import { draftConfidence, draftSignals } from "@surety/core/generate/draft-confidence";
import { answerFit, leastFit } from "@surety/core/generate/answer-fit";
import { percent } from "@surety/core/gate/percent";
import { sentencesOf } from "@surety/core/knowledge/split-passages";
import type { ModelAnswer, ModelQuestion } from "@surety/core/ports/judge-model";
import type { FoundPassage } from "@surety/core/wire/knowledge";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { WorkCase } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { slotSources, slotValues } from "./slot-values.ts";

/** Changes whenever past answers are chosen in another way. */
const choosing = 1;
const mostFound = 8;

/** Writes without a language model: the past answer whose question is most alike, with this case's values; or none. */
export async function pastAnswer(
  work: WorkCase,
  spec: CompiledGenerate,
  { text }: ModelQuestion,
  { knowledge }: Pick<WorkerWorld, "knowledge">,
): Promise<ModelAnswer> {
  const begun = performance.now();
  const slots = slotValues(spec.slots, work.scope);
  const found = await knowledge.search({ bases: spec.bases, text, most: mostFound, only: "answers" });
  const [best] = found
    .map((one) => ({ one, fit: answerFit(text, one) }))
    .sort((a, b) => b.fit - a.fit || b.one.score - a.one.score);
  const said = {
    alternatives: [],
    outOfScope: null,
    model: "local (past answers)",
    modelVersion: versionOf(spec),
    costMicros: 0,
  };
  const latencyMs = () => performance.now() - begun;
  if (best === undefined || best.fit < leastFit) {
    const passages = await knowledge.search({ bases: spec.bases, text, most: spec.passages });
    const draft = nothingWritten(whyNone(best?.one), { passages, slots, learn: spec.learn });
    const signals = { fit: best?.fit ?? 0 };
    return { ...said, value: null, confidence: 0, signals, draft, latencyMs: latencyMs() };
  }
  const { missing: _, ...draft } = assembleDraft(sentencesIn(best.one.answer ?? ""), {
    spec,
    passages: [best.one],
    slots,
    nearness: () => null,
  });
  const signals = { fit: best.fit, similarity: best.one.similarity ?? 0, ...draftSignals(draft) };
  const confidence = draftConfidence(best.fit, draft);
  return { ...said, value: draftAnswer, confidence, signals, draft, latencyMs: latencyMs() };
}

/** The answer as it stands, each sentence resting on it. */
function sentencesIn(answer: string): WrittenSentence[][] {
  return answer
    .split(/\n\s*\n/)
    .map((paragraph) => sentencesOf(paragraph).map((text) => ({ text, cites: [0] })))
    .filter((paragraph) => paragraph.length > 0);
}

function whyNone(nearest: FoundPassage | undefined): string {
  if (nearest === undefined) return "No past answer fits: none is known to a question like this.";
  const alike = nearest.similarity === null ? "" : `, which is ${percent(nearest.similarity)} alike`;
  return `No past answer fits: the nearest is in ${nearest.source.name}${alike}.`;
}

function versionOf({ bases, rules, slots }: CompiledGenerate): string {
  const parts = { choosing, bases, rules, slots: slotSources(slots) };
  return createHash("sha256").update(canonicalJson(parts)).digest("hex");
}
