import { count, percent } from "@surety/core/gate/percent";
import type { AutomatedDocuments } from "@surety/models/extract/automated-documents";
import type { FieldFigures } from "@surety/models/extract/field-figures";
import type { DocumentsEvaluation } from "./evaluate-documents.ts";

/** An evaluation of documents for people. */
export function documentsText(evaluation: DocumentsEvaluation): string {
  const { micro, documentsRight, automation, assurance, ece } = evaluation;
  return [
    ...fileLines(evaluation),
    ...protocolLines(evaluation),
    "",
    `${"field".padEnd(14)} ${"type".padEnd(7)}  precision  recall     F1  as printed | read at an error of at most 1 %, 2 %, 5 %`,
    ...evaluation.fields.map((one) => fieldLine(one, evaluation.specs[one.name]?.type ?? "")),
    ...evaluation.fields.flatMap(lineRates),
    `${"all fields".padEnd(22)}  ${[micro.precision, micro.recall, micro.f1].map(perCent).join("   ")}`,
    "",
    `Every field right: ${perCent(documentsRight)} of the documents; calibration error of the fields ${ece.toFixed(3)}`,
    ...automation.map(automationLine),
    `Thresholds on whole documents, from the training documents of each fold, at ${percent(assurance)} assurance; never from the documents measured.`,
    ...strangeLines(evaluation),
    ...curveLines(evaluation),
    `Trained in ${evaluation.trainingSeconds.toFixed(1)} s; ${evaluation.millisecondsPerDocument.toFixed(1)} ms per document; ${count(evaluation.memoryMb)} MB`,
  ].join("\n");
}

/** What became of files before anything was learned of them. */
function fileLines({ files, eInvoices }: DocumentsEvaluation): string[] {
  if (files === null) return [];
  return [
    `Files read by the whole path: ${count(files.read - files.refused.length)} of ${count(files.read)}`,
    ...files.refused.map(({ name, why }) => `  ${name}: ${why}`),
    ...eInvoices.flatMap(({ folder, files: all, read, sound, refused }) => [
      `E-invoices${folder === "" ? "" : ` in ${folder}`}: ${count(all)}, read without a model ${count(read)}, without a fault ${count(sound)}, refused ${count(refused.length)}`,
      ...refused.map(({ name, why }) => `  ${name}: ${why}`),
    ]),
    "",
  ];
}

/** Who learned what: no figure means anything without it. */
function protocolLines({ documents, folds, others, suppliers }: DocumentsEvaluation): string[] {
  const held =
    suppliers === null
      ? `each read by a model that was trained without it (${folds} folds)`
      : `each read by a model that has seen no document of its supplier (${count(suppliers)} suppliers, ${folds} folds)`;
  const more =
    others === 0 ? [] : [`All models learned from ${count(others)} other documents, too; none of these is measured.`];
  return [`Fields of ${count(documents)} documents, ${held}`, ...more];
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

/** Lines row by row, and cell by cell: which columns are read, and which are not. */
function lineRates({ lines }: FieldFigures): string[] {
  if (lines === null) return [];
  const columns = lines.columns
    .filter(({ cells }) => cells > 0)
    .map(({ name, accuracy }) => `${name} ${perCent(accuracy).trim()}`);
  return [
    `${`  ${count(lines.rows)} rows`.padEnd(22)}  ${[lines.precision, lines.recall, lines.f1].map(perCent).join(" ")}`,
    `  ${count(lines.cells)} cells, ${perCent(lines.cellAccuracy).trim()} right: ${columns.join(", ")}`,
  ];
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

const mostNamed = 5;

/** Labels that cannot be right, and what the documents without them come to. */
function strangeLines({ strange, founded }: DocumentsEvaluation): string[] {
  if (strange.length === 0 || founded === null) return [];
  const named = strange
    .slice(0, mostNamed)
    .map(({ name, field, label }) => `  ${name}, ${field}: ${JSON.stringify(label)}`);
  return [
    "",
    `${count(strange.length)} labels stand nowhere in their document (a letter too few, a line twice); an answer that is right counts as wrong there:`,
    ...named,
    ...(strange.length > mostNamed ? [`  and ${count(strange.length - mostNamed)} more (--json)`] : []),
    `The ${count(founded.documents)} documents without such a label: every field right ${perCent(founded.documentsRight).trim()}`,
    ...founded.automation.map((one) => `  ${automationLine(one)}`),
  ];
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
