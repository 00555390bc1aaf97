import type { Token } from "../ports/language-model.ts";
import { keyProbabilities } from "./label-probabilities.ts";
import { type Certainty, labelKeys, noneKey } from "./label-question.ts";
import type { ReadLabel } from "./read-label.ts";

/** What a model's word of certainty counts for before labels have said better. They rank; they promise nothing. */
export const worth: Readonly<Record<Certainty, number>> = { certain: 0.95, likely: 0.8, unsure: 0.5, guess: 0.3 };
const mostAlternatives = 5;

/** Signals of one answer, and the score that ranks it. All in [0, 1]. */
export interface LabelSignals {
  signals: Record<string, number>;
  /** Ranks answers of one model among each other; a threshold on it must be earned by labels. */
  score: number;
  alternatives: { value: string; probability: number }[];
  /** Probability of "none of these"; null where no token tells it and the model did not say it. */
  none: number | null;
}

/**
 * The probability of the answered label among the closed list, where tokens tell it; else what the model's word counts for
 * (STATISTICS.md section 1).
 */
export function labelSignals(
  read: ReadLabel,
  tokens: readonly Token[] | null,
  labels: readonly string[],
): LabelSignals {
  const verbal = worth[read.certainty ?? "guess"];
  const keys = [...labelKeys(labels), noneKey];
  const found = tokens === null ? null : keyProbabilities(tokens, keys);
  if (found === null) {
    const alternatives = read.label === null ? [] : [{ value: read.label, probability: verbal }];
    return { signals: { verbal }, score: verbal, alternatives, none: read.label === null ? verbal : null };
  }
  const token = found.get(read.key) ?? 0;
  const alternatives = labels
    .map((value, at) => ({ value, probability: found.get(keys[at] as string) ?? 0 }))
    .filter((one) => one.probability > 0)
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, mostAlternatives);
  return { signals: { token, verbal }, score: token, alternatives, none: found.get(noneKey) ?? 0 };
}
