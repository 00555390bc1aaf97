import { createHash } from "node:crypto";
import { isOutOfScope } from "@surety/core/gate/is-out-of-scope";
import { fitSignalMix, type MixCase, type MixTrial } from "@surety/core/language/fit-signal-mix";
import { fewestToMix, isInMix, shareThatMixes } from "@surety/core/language/mix-part";
import { isUngrounded, mixedScore, plainScore, type SignalMix, type Signals } from "@surety/core/language/signal-mix";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import { knownOutside } from "@surety/core/language/known-cases";
import type { MixInForce } from "../language/mix-book.ts";
import type { NearKnown } from "./known-nearness.ts";
import type { Learned } from "./learned-judgments.ts";
import type { AnsweredLabel } from "./provided-labels.ts";

/** A labelled answer, as far as its signals are mixed. */
type Answered = Pick<AnsweredLabel, "text" | "value" | "draw"> & {
  answer: Omit<AnsweredLabel["answer"], "confidence">;
};

/** What was tried with the labels there are. */
export interface TriedMix {
  trial: MixTrial;
  /** Labels that fit, and how many of them were answered wrongly. */
  labels: number;
  wrong: number;
  /** Texts below it fit; 0 where there was nothing to fit, so that all labels earn. */
  share: number;
  /** Known cases that answers were compared with; null without a sentence model. */
  known: number | null;
}

/** Whether a judgment's answers have signals that can be mixed: agents are sure in their own way. */
export const mixesSignals = ({ kind }: Pick<Learned, "kind">): boolean =>
  kind === "classify" || kind === "score" || kind === "extract";

/** Whether to look for a mix: with 500 labels, and then when they have doubled, so that no version lives a day only. */
export const looksForMix = (labels: number, fittedOf: number | null): boolean =>
  labels >= fewestToMix && (fittedOf === null || labels >= 2 * fittedOf);

/** Fits a mix to the labels of its share, and says whether it is better than the plain mean. */
export function tryMix(labels: readonly Answered[], none: string | null, known: NearKnown | null): TriedMix {
  const share = shareThatMixes(fewestToMix);
  const cases = labels.filter(({ text }) => isInMix(text, share)).flatMap((one) => caseOf(one, none, known));
  const trial = fitSignalMix(cases, share, known?.hash ?? null);
  const wrong = cases.filter(({ right }) => !right).length;
  const apart = trial.verdict === "one-signal" ? 0 : share;
  return { trial, labels: cases.length, wrong, share: apart, known: known?.cases ?? null };
}

/** What goes to people whatever its score is not worth ranking. */
function caseOf({ text, value, draw, answer }: Answered, none: string | null, known: NearKnown | null): MixCase[] {
  if (answer.value === null || isOutOfScope(answer, none) || isUngrounded(answer.signals)) return [];
  const said = answer.value;
  const near = known?.near.get(text);
  const one = { text, signals: answer.signals, right: said === value, weight: 1 / (draw ?? 1) };
  return [near === undefined ? one : { ...one, known: (hidden) => knownOutside(said, near, hidden) }];
}

/** The labels that earn a threshold where those below the share have fitted. */
export const earningLabels = <Label extends { text: string }>(labels: readonly Label[], share: number): Label[] =>
  labels.filter(({ text }) => !isInMix(text, share));

/** Labels with the score that live cases have. */
export function scoredLabels<Label extends { answer: { signals: Signals; confidence: number } }>(
  labels: readonly Label[],
  mix: SignalMix | null,
): Label[] {
  const score = mix === null ? plainScore : (signals: Signals) => mixedScore(mix, signals);
  return labels.map((one) => ({ ...one, answer: { ...one.answer, confidence: score(one.answer.signals) } }));
}

/** A version that answers, with its signals mixed: another mix is another version, which has earned nothing. */
export function mixedVersion(asked: string, mix: SignalMix): MixInForce {
  return { version: createHash("sha256").update(canonicalJson({ asked, mix })).digest("hex"), mix };
}
