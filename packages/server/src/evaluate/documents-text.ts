import { count, percent } from "@surety/core/gate/percent";
import type { AutomatedDocuments } from "@surety/models/extract/automated-documents";
import type { FieldFigures } from "@surety/models/extract/field-figures";
import type { DocumentsEvaluation } from "./evaluate-documents.ts";

/** An evaluation of documents for people. */
export function documentsText(evaluation: DocumentsEvaluation): string {
  const { documents, folds, micro, documentsRight, automation, assurance, ece } = evaluation;
  return [
    `Fields of ${count(documents)} documents, each read by a model that was trained without it (${folds} folds)`,
    "",
    `${"field".padEnd(14)} ${"type".padEnd(7)}  precision  recall     F1  as printed | read at an error of at most 1 %, 2 %, 5 %`,
    ...evaluation.fields.map((one) => fieldLine(one, evaluation.specs[one.name]?.type ?? "")),
    `${"all fields".padEnd(22)}  ${[micro.precision, micro.recall, micro.f1].map(perCent).join("   ")}`,
    "",
    `Every field right: ${perCent(documentsRight)} of the documents; calibration error of the fields ${ece.toFixed(3)}`,
    ...automation.map(automationLine),
    `Thresholds on whole documents, from the training documents of each fold, at ${percent(assurance)} assurance; never from the documents measured.`,
    ...curveLines(evaluation),
    `Trained in ${evaluation.trainingSeconds.toFixed(1)} s; ${evaluation.millisecondsPerDocument.toFixed(1)} ms per document; ${count(evaluation.memoryMb)} MB`,
  ].join("\n");
}

const perCent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);

function fieldLine(
  { name, precision, recall, f1, asPrinted, absentFound, riskCoverage }: FieldFigures,
  type: string,
): string {
  const covered = [0.01, 0.02, 0.05].map((most) =>
    perCent(Math.max(0, ...riskCoverage.filter(({ error }) => error <= most).map((one) => one.automationRate))),
  );
  const absent = absentFound === null ? "" : `; "not present" found ${perCent(absentFound).trim()}`;
  return `${name.padEnd(14)} ${type.padEnd(7)}  ${[precision, recall, f1, asPrinted].map(perCent).join(" ")} | ${covered.join(" ")}${absent}`;
}

function automationLine({
  target,
  automated,
  automationRate,
  errors,
  observedError,
  advice,
  thresholds,
  possible,
}: AutomatedDocuments): string {
  const goal = `At most ${percent(target)} of documents with a wrong field:`;
  const most = `(knowing every answer: ${perCent(possible).trim()})`;
  if (automated === 0) return `${goal} nothing is automated ${most}. ${advice ?? ""}`.trimEnd();
  const earned = thresholds.filter((one) => one !== null).length;
  const folds = earned === thresholds.length ? "" : ` in ${earned} of ${thresholds.length} folds`;
  return `${goal} ${perCent(automationRate).trim()} automated${folds} ${most}, ${errors} of ${count(automated)} wrong (${perCent(observedError).trim()})`;
}

function curveLines({ curve }: DocumentsEvaluation): string[] {
  if (curve === null) return [];
  return [
    "",
    `A new layout (${count(curve.layouts)} held back, ${count(curve.asked)} documents asked about at each point):`,
    ...curve.points.map(
      (one) =>
        `  ${one.corrected === 0 ? "never seen" : `${one.corrected} corrected`}`.padEnd(16) +
        `${perCent(one.fields)} of the fields right, ${perCent(one.documents).trim()} of the documents`,
    ),
    "",
  ];
}
