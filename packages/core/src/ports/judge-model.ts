/** One answer of a model to one text, with how sure it is. All numbers are in [0, 1] unless said. */
export interface ModelAnswer {
  /** The most probable label; null when the model abstains. */
  value: string | null;
  /** Calibrated probability that `value` is right. */
  confidence: number;
  /** Most probable first, at most five; they sum to at most 1. */
  alternatives: { value: string; probability: number }[];
  /** How unlike everything it learned from; 1 is certainly something else. Null when the model cannot tell. */
  outOfScope: number | null;
  /** Raw hints of certainty, by name; any real numbers. */
  signals: Record<string, number>;
  model: string;
  /** Content hash or snapshot name of exactly what answered. */
  modelVersion: string;
  costMicros: number;
  latencyMs: number;
}

/** A question to a model: a text and the closed list of labels. */
export interface ModelQuestion {
  workflow: string;
  judgment: string;
  /** The challenger of whose canary the case is part: its model answers. Null for nearly all cases. */
  challenger: string | null;
  text: string;
  labels: readonly string[];
  /** What the document says about the labels; models that learn from examples do without. */
  guidance?: string | null;
  /** The case that pays for it; null where a model is measured. */
  caseId?: string | null;
}

/** Something that judges. Errors are transient, terminal, or bugs; an abstention is an answer. */
export interface JudgeModel {
  readonly name: string;
  judge(question: ModelQuestion): Promise<ModelAnswer>;
}
