import { type DenseRegression, denseScores, fitDenseRegression } from "../dense/dense-regression.ts";
import type { Matrix } from "../dense/matrix-products.ts";
import { type Neighbourhood, neighbourVotes } from "../dense/neighbours.ts";
import { fitSparseRegression, type SparseRegression, sparseScores } from "../ngram/sparse-regression.ts";
import { Vectorizer } from "../ngram/vectorizer.ts";
import { fitVocabulary, type Vocabulary } from "../ngram/vocabulary.ts";
import type { MemberProbabilities } from "./pool.ts";
import { softmaxRow, softmaxRows } from "./softmax.ts";

/** The linear model over n-grams: it needs no embedding and answers in a fraction of a millisecond. */
export interface NgramMember {
  vocabulary: Vocabulary;
  regression: SparseRegression;
}

/** The two members that work on sentence embeddings. */
export interface EmbeddingMembers {
  regression: DenseRegression;
  neighbourhood: Neighbourhood;
}

/** Labelled texts, classes as numbers from 0; without embeddings only the n-gram member can be fitted. */
export interface LabelledTexts {
  texts: readonly string[];
  labels: Int32Array;
  classes: number;
  embeddings?: Matrix | undefined;
}

export interface NgramAnswers {
  probabilities: Float32Array;
  /** Share of the words of each text that training had seen. */
  coverage: Float32Array;
}

export interface EmbeddingAnswers {
  regression: Float32Array;
  /** Logarithm of the summed exponents of the scores: low where the text is like nothing known. */
  energy: Float32Array;
  neighbours: Float32Array;
  nearest: Float32Array;
  nearby: Float32Array;
}

const mostGrams = 24_000;
const mostWeights = 6_000_000;
const mostNeighbours = 10_000;
const neighbourClasses = 300;

export function fitNgramMember({ texts, labels, classes }: LabelledTexts, seed: number): NgramMember {
  const vocabulary = fitVocabulary(texts, Math.min(mostGrams, Math.floor(mostWeights / classes)));
  const rows = new Vectorizer(vocabulary).rows(texts);
  const epochs = texts.length < 2_000 ? 10 : 5;
  const regression = fitSparseRegression(rows, vocabulary.weights.length, labels, classes, { epochs, seed });
  return { vocabulary, regression };
}

/** A function that answers texts; it keeps the look-up tables of the vocabulary. */
export function ngramAnswerer({ vocabulary, regression }: NgramMember): (texts: readonly string[]) => NgramAnswers {
  const vectorizer = new Vectorizer(vocabulary);
  return (texts) => {
    const rows = vectorizer.rows(texts);
    const probabilities = softmaxRows(sparseScores(regression, rows), regression.classes);
    return { probabilities, coverage: rows.coverage };
  };
}

export async function fitEmbeddingMembers(
  embeddings: Matrix,
  labels: Int32Array,
  classes: number,
): Promise<EmbeddingMembers> {
  return {
    regression: await fitDenseRegression(embeddings, labels, classes),
    neighbourhood: keptNeighbours(embeddings, labels),
  };
}

/** Where there are too many cases to compare with, every k-th is kept. */
function keptNeighbours(embeddings: Matrix, labels: Int32Array): Neighbourhood {
  const step = Math.ceil(embeddings.rows / Math.max(mostNeighbours, neighbourClasses));
  const kept = Int32Array.from(labels.keys()).filter((index) => index % step === 0);
  return { rows: selectRows(embeddings, kept), classes: kept.map((index) => labels[index]!) };
}

export async function embeddingAnswers(members: EmbeddingMembers, rows: Matrix): Promise<EmbeddingAnswers> {
  const classes = members.regression.biases.length;
  const regression = await denseScores(members.regression, rows);
  const energy = new Float32Array(rows.rows);
  for (let row = 0; row < rows.rows; row++) energy[row] = softmaxRow(regression, row * classes, classes);
  const { shares, nearest, nearby } = await neighbourVotes(members.neighbourhood, rows, classes);
  return { regression, energy, neighbours: shares, nearest, nearby };
}

/** The class probabilities of all members that answered, as the pool wants them. */
export function memberProbabilities(ngram: NgramAnswers, embedding?: EmbeddingAnswers): MemberProbabilities {
  const alone = { ngram: ngram.probabilities };
  return embedding ? { ...alone, embedding: embedding.regression, neighbours: embedding.neighbours } : alone;
}

export function selectRows({ columns, values }: Matrix, indices: ArrayLike<number>): Matrix {
  const selected = new Float32Array(indices.length * columns);
  for (let row = 0; row < indices.length; row++) {
    const start = indices[row]! * columns;
    selected.set(values.subarray(start, start + columns), row * columns);
  }
  return { rows: indices.length, columns, values: selected };
}
