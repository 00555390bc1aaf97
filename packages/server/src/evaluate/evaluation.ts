import type { AutomationAtTarget, EvaluationProgress } from "@surety/models";

/** What every evaluation is asked for. */
export interface EvaluationAims {
  /** Largest acceptable shares of errors among automated cases. */
  targets: readonly number[];
  /** Probability with which a threshold must keep its target. */
  assurance: number;
  /** The label for "none of the classes"; false where every label is a class. */
  none: string | false | undefined;
  /** Columns of the files by name. */
  columns: { text?: string | undefined; label?: string | undefined };
  onProgress(progress: EvaluationProgress): void;
}

/** How good answers are on labelled cases, and what could be automated; shares and errors are in [0, 1]. */
export interface EvaluationFigures {
  /** Cases that the figures speak of. */
  n: number;
  classes: number;
  accuracy: number;
  /** Exact interval at 95 %. */
  accuracyInterval: { low: number; high: number };
  /** Mean of the classes' F1. */
  macroF1: number;
  /** Expected calibration error over 15 bins of equal width. */
  ece: number;
  assurance: number;
  automation: AutomationAtTarget[];
  thresholdsFrom: string;
  /** The label that means "none of the classes"; null where there is none. */
  none: string | null;
  /** Test cases whose label was never learned, and how well the out-of-scope score tells them from the others. */
  outOfScopeCases: number;
  outOfScopeAuroc: number | null;
  /** Labels that the answering model learned from. */
  trainingLabels: number;
  /** Null where nothing was trained for this evaluation. */
  trainingSeconds: number | null;
  millisecondsPerText: number;
  /** Resident memory of the process after the answers. */
  memoryMb: number;
}
