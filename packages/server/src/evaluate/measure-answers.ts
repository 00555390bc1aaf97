import { auroc } from "@surety/core/measure/auroc";
import { expectedCalibrationError } from "@surety/core/measure/calibration";
import { classificationReport } from "@surety/core/measure/classification";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { Calibrator } from "@surety/core/statistics/calibrator";
import { automationAtTargets, type ScoredAnswer } from "@surety/models";
import { gateScore, statedLabel } from "../models/stated-label.ts";
import type { EvaluationAims, EvaluationFigures } from "./evaluation.ts";

/** A labelled case with what the model says to it. */
export interface AnsweredCase {
  label: string;
  answer: Pick<ModelAnswer, "value" | "confidence" | "outOfScope">;
}

export interface AnswersQuestion extends Pick<EvaluationAims, "targets" | "assurance"> {
  /** The labels that the model can tell apart. */
  classes: ReadonlySet<string>;
  none: string | null;
  /** Answers to other cases, that the thresholds are derived from. */
  calibration: readonly ScoredAnswer[];
  /** Where their scores were calibrated on yet other cases. */
  prior?: Calibrator;
  test: readonly AnsweredCase[];
}

type Measured = Omit<
  EvaluationFigures,
  "thresholdsFrom" | "trainingLabels" | "trainingSeconds" | "millisecondsPerText" | "memoryMb"
>;

const eceBins = { bins: 15, binning: "width" } as const;

/** Measures answers as a gate would see them. Cases of labels that were never learned count for the scope only. */
export function measureAnswers(question: AnswersQuestion): Measured {
  const { classes, none, targets, assurance, calibration, prior } = question;
  const isKnown = ({ label }: AnsweredCase) => classes.has(label) || label === none;
  const test = question.test.filter(isKnown);
  const strangers = question.test.filter((one) => !isKnown(one));
  const scored = test.map((one) => scoredAnswer(one, none));
  const labels = [...classes].sort();
  const { accuracy, macroF1 } = classificationReport({
    truth: test.map(({ label }) => label),
    predicted: test.map(({ answer }) => statedLabel(answer, none)),
    labels: none === null ? labels : [...labels, none],
  });
  return {
    n: test.length,
    classes: classes.size,
    accuracy: accuracy.value,
    accuracyInterval: { low: accuracy.low, high: accuracy.high },
    macroF1,
    ece: expectedCalibrationError(
      test.map(({ answer }) => answer.confidence),
      scored.map(({ right }) => (right ? 1 : 0)),
      eceBins,
    ),
    assurance,
    automation: automationAtTargets({
      calibration,
      test: scored,
      outside: strangers.map(({ answer }) => gateScore(answer, none)),
      targets,
      assurance,
      ...(prior === undefined ? {} : { prior }),
    }),
    none,
    outOfScopeCases: question.test.filter(({ label }) => !classes.has(label)).length,
    outOfScopeAuroc: auroc(
      question.test.map(({ answer }) => answer.outOfScope ?? 0),
      question.test.map(({ label }) => !classes.has(label)),
    ),
  };
}

/** What the gate compares, and whether the answer is the label; nothing answered to a case of no class is right. */
export function scoredAnswer({ label, answer }: AnsweredCase, none: string | null): ScoredAnswer {
  return { score: gateScore(answer, none), right: answer.value === label };
}
