import { count, percent } from "@surety/core/gate/percent";
import type { AutomationAtTarget } from "@surety/models";
import type { EvaluationFigures } from "./evaluation.ts";
import type { FilesEvaluation } from "./evaluate-files.ts";
import type { WorkflowEvaluation } from "./evaluate-workflow.ts";

/** An evaluation for people. */
export function evaluationText(evaluation: FilesEvaluation | WorkflowEvaluation): string {
  const lines = [
    ...headLines(evaluation),
    ...figureLines(evaluation),
    ...evaluation.automation.flatMap((one) => automationLines(one, evaluation)),
    `Thresholds from ${evaluation.thresholdsFrom}, at ${percent(evaluation.assurance)} assurance; never from the cases measured.`,
    costLine(evaluation),
  ];
  return lines.join("\n");
}

function headLines(evaluation: FilesEvaluation | WorkflowEvaluation): string[] {
  if (evaluation.model === "embedded classifier") {
    return [
      `The embedded classifier${evaluation.degraded === undefined ? "" : ` (n-grams alone: ${evaluation.degraded})`}`,
    ];
  }
  const { workflow, judgment, model, leftOut, notJudged, stepsLeftOut } = evaluation;
  const lines = [`${workflow}, judgment ${judgment}, model ${model}`];
  if (leftOut > 0) lines.push(`${count(leftOut)} rows are left out: the model or its thresholds have seen them`);
  if (stepsLeftOut.length > 0) lines.push(`Counted as missing: ${stepsLeftOut.join(", ")}`);
  return [...lines, ...notJudged.map(({ reason, rows }) => `${count(rows)} rows never reach the model. ${reason}`)];
}

function figureLines(figures: EvaluationFigures): string[] {
  const { n, classes, accuracy, accuracyInterval, macroF1, ece, outOfScopeCases, outOfScopeAuroc, none } = figures;
  const span = `${percent(accuracyInterval.low)} to ${percent(accuracyInterval.high)}`;
  const lines = [
    `Accuracy ${(accuracy * 100).toFixed(1)} % of ${count(n)} cases in ${classes} classes (${span} at 95 %)`,
    `Macro-F1 ${macroF1.toFixed(3)}, calibration error ${ece.toFixed(3)}`,
  ];
  if (outOfScopeAuroc !== null) {
    const label = none === null ? "" : ` (label "${none}" or one that was never learned)`;
    lines.push(`Out of scope: ${count(outOfScopeCases)} cases${label}, AUROC ${outOfScopeAuroc.toFixed(3)}`);
  }
  return lines;
}

function automationLines(one: AutomationAtTarget, { outOfScopeCases }: EvaluationFigures): string[] {
  const goal = `At most ${percent(one.target)} errors:`;
  if (one.threshold === null) return [`${goal} nothing is automated. ${one.advice ?? ""}`.trimEnd()];
  const outside = outOfScopeCases > 0 && one.outsideAutomated > 0 ? `, and ${one.outsideAutomated} out of scope` : "";
  const wrong = `${one.errors} of them wrong (${(one.observedError * 100).toFixed(2)} %)`;
  return [
    `${goal} ${percent(one.automationRate)} automated, ${wrong}${outside}; from confidence ${one.threshold.toFixed(3)}`,
  ];
}

function costLine({ trainingSeconds, trainingLabels, millisecondsPerText, memoryMb }: EvaluationFigures): string {
  const trained =
    trainingSeconds === null
      ? `Trained on ${count(trainingLabels)} labels`
      : `Trained on ${count(trainingLabels)} labels in ${trainingSeconds.toFixed(1)} s`;
  return `${trained}; ${millisecondsPerText.toFixed(2)} ms per text; ${count(memoryMb)} MB`;
}
