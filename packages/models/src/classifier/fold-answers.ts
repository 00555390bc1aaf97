import type { Matrix } from "../dense/matrix-products.ts";
import {
  type EmbeddingAnswers,
  embeddingAnswers,
  fitEmbeddingMembers,
  fitNgramMember,
  type NgramAnswers,
  ngramAnswerer,
  selectRows,
} from "./members.ts";
import type { Trial } from "./train-plan.ts";

/** The labelled cases of a training; embeddings in the order of the texts. */
export interface TrainingData {
  texts: readonly string[];
  labels: Int32Array;
  classes: number;
  embeddings?: Matrix | undefined;
  /** Texts that are known to belong to no class, and their embeddings. */
  strangers: { texts: readonly string[]; embeddings?: Matrix | undefined };
  seed: number;
}

/** What the members answer about texts that they were not trained on. */
export interface Answers {
  ngram: NgramAnswers;
  embedding?: EmbeddingAnswers | undefined;
}

/** Trains the members on one part of the cases; asks them about another part, then about the strangers if wanted. */
export async function answersOfTrial(data: TrainingData, trial: Trial, withStrangers: boolean): Promise<Answers> {
  const { classes, seed, embeddings, strangers } = data;
  const labels = trial.fit.map((index) => data.labels[index]!);
  const pick = (indices: Int32Array) => Array.from(indices, (index) => data.texts[index]!);
  const asked = [...pick(trial.ask), ...(withStrangers ? strangers.texts : [])];
  const member = fitNgramMember({ texts: pick(trial.fit), labels, classes }, seed);
  const ngram = ngramAnswerer(member)(asked);
  if (!embeddings) return { ngram };
  const members = await fitEmbeddingMembers(selectRows(embeddings, trial.fit), labels, classes);
  const own = selectRows(embeddings, trial.ask);
  const rows = withStrangers && strangers.embeddings ? stacked(own, strangers.embeddings) : own;
  return { ngram, embedding: await embeddingAnswers(members, rows) };
}

function stacked(top: Matrix, bottom: Matrix): Matrix {
  const values = new Float32Array(top.values.length + bottom.values.length);
  values.set(top.values);
  values.set(bottom.values, top.values.length);
  return { rows: top.rows + bottom.rows, columns: top.columns, values };
}

/** Joins answers about several lists of texts into answers about one list. */
export function joinAnswers(parts: readonly Answers[]): Answers {
  const embeddings = parts.flatMap(({ embedding }) => embedding ?? []);
  const ngram = {
    probabilities: concat(parts.map(({ ngram: each }) => each.probabilities)),
    coverage: concat(parts.map(({ ngram: each }) => each.coverage)),
  };
  if (embeddings.length !== parts.length || parts.length === 0) return { ngram };
  const embedding = {
    regression: concat(embeddings.map((each) => each.regression)),
    energy: concat(embeddings.map((each) => each.energy)),
    neighbours: concat(embeddings.map((each) => each.neighbours)),
    nearest: concat(embeddings.map((each) => each.nearest)),
    nearby: concat(embeddings.map((each) => each.nearby)),
  };
  return { ngram, embedding };
}

function concat(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
