import type { DenseRegression } from "../dense/dense-regression.ts";
import { denseScores } from "../dense/dense-regression.ts";
import { fitDenseLabels } from "../dense/dense-labels.ts";
import { type Matrix, rowProducts } from "../dense/matrix-products.ts";
import { type SparseRegression, sparseScores } from "../ngram/sparse-regression.ts";
import { fitSparseLabels } from "./sparse-labels.ts";
import { fitTokens, type TokenVocabulary, tokenRows } from "./token-rows.ts";

/** What scores units: a linear model over their words and, where there are embeddings, one over their meaning. */
export interface ClauseMembers {
  vocabulary: TokenVocabulary;
  words: SparseRegression;
  meaning?: DenseRegression | undefined;
  /** The embeddings of the types' names, where there are embeddings: a type with few labels is known by its name. */
  names?: Matrix | undefined;
}

/** Units of one or several texts, as the members see them. */
export interface UnitRows {
  tokens: readonly (readonly string[])[];
  embeddings?: Matrix | undefined;
}

/** Scores before the logistic function, one row of `types` numbers per unit. */
export interface UnitScores {
  words: Float32Array;
  meaning?: Float32Array | undefined;
  /** How like each unit is to the name of each type: their inner product. */
  likeness?: Float32Array | undefined;
}

const mostTokens = 60_000;
const mostWeights = 6_000_000;

export async function fitClauseMembers(
  rows: UnitRows,
  positives: readonly (readonly number[])[],
  types: number,
  names: Matrix | undefined,
  seed: number,
): Promise<ClauseMembers> {
  const vocabulary = fitTokens(rows.tokens, Math.min(mostTokens, Math.floor(mostWeights / types)));
  const sparse = tokenRows(vocabulary)(rows.tokens);
  const options = { epochs: rows.tokens.length < 5_000 ? 30 : 12, seed };
  return {
    vocabulary,
    words: fitSparseLabels(sparse, vocabulary.tokens.length, positives, types, options),
    meaning: rows.embeddings && (await fitDenseLabels(rows.embeddings, positives, types)),
    names,
  };
}

/** A function that scores units; it keeps the look-up table of the vocabulary. */
export function clauseScorer({
  vocabulary,
  words,
  meaning,
  names,
}: ClauseMembers): (rows: UnitRows) => Promise<UnitScores> {
  const toRows = tokenRows(vocabulary);
  return async ({ tokens, embeddings }) => ({
    words: sparseScores(words, toRows(tokens)),
    meaning: meaning && embeddings && (await denseScores(meaning, embeddings)),
    likeness: names && embeddings && (await rowProducts(embeddings, names)),
  });
}
