import type { Decision } from "./decision.ts";
import type { EmbeddingMembers, NgramMember } from "./members.ts";

/** What the members answered for training cases they had not seen, by the path that prediction would take. */
export interface OutOfFold {
  /** Positions in the training list. */
  index: Int32Array;
  /** Chosen classes. */
  label: Int32Array;
  /** Raw scores, before calibration. */
  score: Float32Array;
  /** The scale of a prediction's confidence. */
  confidence: Float32Array;
  /** Probability that the text belongs to none of the classes, as a prediction states it. */
  outOfScope: Float32Array;
  /** 1 where the chosen class was the labelled one. */
  hit: Uint8Array;
  /** 1 where the n-gram model answered alone. */
  byNgram: Uint8Array;
  /** What all members together think of each class, row by row: by these labels are doubted. */
  probabilities: Float32Array;
}

/** A classifier with everything needed to answer, and the evidence of its training. */
export interface TrainedClassifier {
  labels: string[];
  ngram: NgramMember;
  /** Absent when there was no sentence model to train with. */
  embedding?: EmbeddingMembers | undefined;
  decision: Decision;
  outOfFold: Omit<OutOfFold, "outOfScope" | "probabilities">;
  training: { seed: number; casesPerClass: number[]; outOfScopeCases: number; degraded?: string | undefined };
}
