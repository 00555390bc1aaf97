import { logit } from "@surety/core/statistics/calibrator";
import type { EmbeddingAnswers, NgramAnswers } from "./members.ts";

/** What hints that a text belongs to no known class, one row of `width` numbers per text. */
export interface ScopeFeatures {
  width: number;
  values: Float64Array;
}

/** Hints from the n-gram model alone: its probability, its entropy, the words it does not know. */
export function ngramScopeFeatures(probabilities: Float32Array, answers: NgramAnswers): ScopeFeatures {
  return featureRows(answers.coverage.length, (row) => {
    const { largest, entropy } = shape(probabilities, row, answers.coverage.length);
    return [logit(largest), entropy, answers.coverage[row]!];
  });
}

/** Hints from the pooled answer, and from where the text lies among the labelled cases. */
export function pooledScopeFeatures(
  probabilities: Float32Array,
  ngram: NgramAnswers,
  embedding: EmbeddingAnswers,
): ScopeFeatures {
  const rows = ngram.coverage.length;
  return featureRows(rows, (row) => {
    const { largest, entropy } = shape(probabilities, row, rows);
    const own = shape(embedding.regression, row, rows);
    return [
      logit(largest),
      entropy,
      logit(own.largest),
      embedding.energy[row]!,
      embedding.nearest[row]!,
      embedding.nearby[row]!,
      ngram.coverage[row]!,
    ];
  });
}

function featureRows(rows: number, featuresOf: (row: number) => number[]): ScopeFeatures {
  const lists = Array.from({ length: rows }, (_, row) => featuresOf(row));
  return { width: lists[0]?.length ?? 0, values: Float64Array.from(lists.flat()) };
}

/** The largest probability of a row, and its entropy as a share of the largest possible. */
export function shape(probabilities: Float32Array, row: number, rows: number) {
  const classes = probabilities.length / rows;
  let largest = 0;
  let entropy = 0;
  for (let i = row * classes; i < (row + 1) * classes; i++) {
    const p = probabilities[i]!;
    if (p > largest) largest = p;
    if (p > 1e-12) entropy -= p * Math.log(p);
  }
  return { largest, entropy: entropy / Math.log(Math.max(2, classes)) };
}
