import { type ClassifierEvaluation, evaluateClassifier, type LocalModels } from "@surety/models";
import { readLabelledFiles } from "../project/read-label-file.ts";
import type { EvaluationAims, EvaluationFigures } from "./evaluation.ts";
import { noneLabel } from "./none-label.ts";
import { classesOf, refuseStrangers } from "./usable-labels.ts";

/** An evaluation of the embedded classifier alone. */
export interface FilesEvaluation extends EvaluationFigures {
  model: "embedded classifier";
  embeddingSeconds: number;
  /** Milliseconds of one call with one text: by n-grams alone, and with the sentence embedding; null for none. */
  millisecondsPerCall: { ngram: number | null; pooled: number | null };
  /** Share of the test that n-grams answered alone. */
  ngramShare: number;
  /** Size of the trained model. */
  modelMb: number;
  /** Why the classifier worked with n-grams alone. */
  degraded?: string;
}

/** Trains the embedded classifier on some files and measures it on others; no workflow and no database. */
export async function evaluateFiles(
  models: LocalModels,
  files: { train: readonly string[]; test: readonly string[] },
  aims: EvaluationAims,
): Promise<FilesEvaluation> {
  const train = await readLabelledFiles(files.train, aims.columns);
  const test = await readLabelledFiles(files.test, aims.columns);
  const none = noneLabel(new Set(train.map(({ label }) => label)), aims.none);
  const classes = classesOf(files.train, train, none);
  refuseStrangers(files.test, test, classes);
  const { targets, assurance, onProgress } = aims;
  const request = { train, test, targets, assurance, oosLabel: none ?? undefined };
  const measured = await evaluateClassifier(request, models, onProgress);
  return { ...figuresOf(measured, classes.size, none, assurance), ...detailsOf(measured) };
}

function figuresOf(
  measured: ClassifierEvaluation,
  classes: number,
  none: string | null,
  assurance: number,
): EvaluationFigures {
  const { n, accuracy, macroF1, ece, automation, thresholdsFrom, outOfScopeCases, outOfScopeAuroc, train } = measured;
  return {
    n,
    classes,
    accuracy: accuracy.value,
    accuracyInterval: { low: accuracy.low, high: accuracy.high },
    macroF1,
    ece,
    assurance,
    automation,
    thresholdsFrom,
    none,
    outOfScopeCases,
    outOfScopeAuroc,
    trainingLabels: train.n,
    trainingSeconds: train.seconds,
    millisecondsPerText: measured.millisecondsPerText.batch,
    memoryMb: measured.memoryMb,
  };
}

function detailsOf({ train, millisecondsPerText, ngramShare, artefactMb }: ClassifierEvaluation) {
  const { ngram, pooled } = millisecondsPerText;
  return {
    model: "embedded classifier" as const,
    embeddingSeconds: train.embeddingSeconds,
    millisecondsPerCall: { ngram, pooled },
    ngramShare,
    modelMb: artefactMb,
    ...(train.degraded === undefined ? {} : { degraded: train.degraded }),
  };
}
