import { embeddingSize } from "../embedding/minilm-graph.ts";
import {
  confidence,
  type Decision,
  isSure,
  ngramVerdicts,
  pooledVerdicts,
  rightIfInside,
  type Verdicts,
} from "./decision.ts";
import {
  type EmbeddingAnswers,
  embeddingAnswers,
  memberProbabilities,
  type NgramAnswers,
  ngramAnswerer,
} from "./members.ts";
import { shape } from "./scope-features.ts";
import type { TrainedClassifier } from "./trained-classifier.ts";

/** One answer of the local classifier. */
export interface Prediction {
  label: string;
  /** Calibrated probability that the label is right, for a text that belongs to one of the classes. */
  probability: number;
  /** `probability`, times the chance that the text belongs to a class at all: what a gate compares. */
  confidence: number;
  /** The five likeliest labels, the answer first; their probabilities sum to at most 1. */
  alternatives: { label: string; probability: number }[];
  /** Probability that the text belongs to none of the classes, where one text in ten does. */
  outOfScope: number;
  /** Raw hints: `score` before calibration, what each member gave the label, margin, entropy, coverage, agreement. */
  signals: Record<string, number>;
  path: "ngram" | "pooled";
  /** From arrival in the worker to the answer, its share of queueing included. */
  latencyMs: number;
}

export type Answer = Omit<Prediction, "latencyMs">;

/** Embeds texts, one row of the result per text. */
export type Embed = (texts: readonly string[]) => Promise<Float32Array>;

/** A trained classifier, ready to answer; `embed` is null where there is no sentence model. */
export class Predictor {
  readonly #classifier: TrainedClassifier;
  readonly #askNgram: (texts: readonly string[]) => NgramAnswers;

  constructor(classifier: TrainedClassifier) {
    this.#classifier = classifier;
    this.#askNgram = ngramAnswerer(classifier.ngram);
  }

  async predict(texts: readonly string[], embed: Embed | null): Promise<Answer[]> {
    const { decision, labels, embedding } = this.#classifier;
    const ngram = this.#askNgram(texts);
    const verdicts = ngramVerdicts(decision, ngram, labels.length);
    const canPool = embedding !== undefined && embed !== null;
    const answers = texts.map((_, row) => this.#ngramAnswer(ngram, verdicts, row, canPool ? "sure" : "alone"));
    if (!canPool) return answers;
    const unsure = texts.flatMap((_, row) => (isSure(decision, verdicts, row) ? [] : [row]));
    const pooled = await this.#pooledAnswers(texts, ngram, unsure, embed);
    unsure.forEach((row, i) => (answers[row] = pooled[i]!));
    return answers;
  }

  #ngramAnswer(ngram: NgramAnswers, verdicts: Verdicts, row: number, path: "sure" | "alone"): Answer {
    const signals = { ngram: verdicts.scores[row]!, coverage: ngram.coverage[row]! };
    const degraded = path === "alone" && this.#classifier.embedding ? { degraded: 1 } : {};
    return { ...this.#answer(verdicts, row, path, { ...signals, ...degraded }), path: "ngram" };
  }

  async #pooledAnswers(texts: readonly string[], all: NgramAnswers, rows: number[], embed: Embed): Promise<Answer[]> {
    if (rows.length === 0) return [];
    const { decision, labels, embedding } = this.#classifier;
    const classes = labels.length;
    const values = await embed(rows.map((row) => texts[row]!));
    const dense = await embeddingAnswers(embedding!, { rows: rows.length, columns: embeddingSize, values });
    const ngram = {
      probabilities: Float32Array.from(rows.flatMap((row) => [...classRow(all.probabilities, row, classes)])),
      coverage: Float32Array.from(rows, (row) => all.coverage[row]!),
    };
    const verdicts = pooledVerdicts(decision, ngram, dense, classes);
    return rows.map((_, row) => {
      const signals = memberSignals(ngram, dense, verdicts.labels[row]!, row, classes);
      return { ...this.#answer(verdicts, row, "pooled", signals), path: "pooled" as const };
    });
  }

  #answer(
    verdicts: Verdicts,
    row: number,
    path: keyof Decision["calibrators"],
    signals: Record<string, number>,
  ): Omit<Answer, "path"> {
    const { labels, decision } = this.#classifier;
    const probabilities = classRow(verdicts.probabilities, row, labels.length);
    const best = likeliest(probabilities);
    const score = verdicts.scores[row]!;
    const probability = rightIfInside(decision, path, score);
    const rest = 1 - score > 1e-9 ? (1 - probability) / (1 - score) : 0;
    const { entropy } = shape(probabilities, 0, 1);
    return {
      label: labels[verdicts.labels[row]!]!,
      probability,
      confidence: confidence(decision, path, probability, verdicts.outOfScope[row]!),
      alternatives: best.map((column, rank) => ({
        label: labels[column]!,
        probability: rank === 0 ? probability : probabilities[column]! * rest,
      })),
      outOfScope: verdicts.outOfScope[row]!,
      signals: { score, margin: score - (probabilities[best[1]!] ?? 0), entropy, ...signals },
    };
  }
}

const shown = 5;

function likeliest(probabilities: Float32Array): number[] {
  const order = Array.from(probabilities.keys());
  return order.sort((a, b) => probabilities[b]! - probabilities[a]! || a - b).slice(0, shown);
}

function classRow(values: Float32Array, row: number, classes: number): Float32Array {
  return values.subarray(row * classes, (row + 1) * classes);
}

/** What each member gave the chosen label, and the share of members that would have chosen it. */
function memberSignals(ngram: NgramAnswers, dense: EmbeddingAnswers, label: number, row: number, classes: number) {
  const given = Object.entries(memberProbabilities(ngram, dense)).map(
    ([name, values]) => [name, classRow(values, row, classes)] as const,
  );
  const agreeing = given.filter(([, values]) => values.every((each) => each <= values[label]!)).length;
  const signals = Object.fromEntries(given.map(([name, values]) => [name, values[label]!]));
  const distance = { nearest: dense.nearest[row]!, coverage: ngram.coverage[row]! };
  return { ...signals, ...distance, agreement: agreeing / given.length };
}
