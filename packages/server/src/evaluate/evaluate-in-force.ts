import type { UserError } from "@surety/core/errors/user-error";
import type { House } from "../main.ts";
import { labelRows } from "../models/label-rows.ts";
import { type Judged, labelsOf, noneOf } from "../models/learned-judgments.ts";
import { modelInForce } from "../models/model-in-force.ts";
import { unfitFile } from "../project/unfit-file.ts";
import { askTexts } from "./ask-texts.ts";
import type { EvaluationAims, EvaluationFigures } from "./evaluation.ts";
import type { PreparedCase } from "./judge-rows.ts";
import { measureAnswers, scoredAnswer } from "./measure-answers.ts";
import { comparable } from "./split-texts.ts";

export interface InForceEvaluation extends EvaluationFigures {
  model: "in force";
  modelVersion: string;
  /** Rows that are among the workflow's labels: the model learned from them, or its thresholds did. */
  leftOut: number;
}

const orTrain = "Or add --train FILE, to measure one that learns from that file.";

/** Measures the model in force on cases that neither its training nor its thresholds have seen. */
export async function evaluateInForce(
  house: House,
  workflow: string,
  { judgment }: Judged,
  files: readonly string[],
  cases: readonly PreparedCase[],
  aims: EvaluationAims,
): Promise<InForceEvaluation> {
  const none = noneOf(judgment);
  const hash = await modelInForce(house.database, workflow, judgment.name, orTrain);
  const labelsFor = (part: "train" | "calibration") => labelRows(house.database, workflow, judgment.name, part);
  const [trained, held] = await Promise.all([labelsFor("train"), labelsFor("calibration")]);
  const unseen = withoutKnown(cases, [...trained, ...held]);
  if (unseen.length === 0) throw nothingUnseen(files, workflow);
  const told = (from: number, to: number) => (share: number) =>
    aims.onProgress({ stage: "asking the model", share: from + share * (to - from) });
  const middle = held.length / (held.length + unseen.length);
  const heldOut = await askTexts(house, hash, held, told(0, middle));
  const { answers, ...cost } = await askTexts(house, hash, unseen, told(middle, 1));
  return {
    model: "in force",
    modelVersion: hash,
    leftOut: cases.length - unseen.length,
    ...measureAnswers({
      ...aims,
      classes: new Set(labelsOf(judgment).filter((label) => label !== none)),
      none,
      calibration: held.map(({ value }, at) => scoredAnswer({ label: value, answer: heldOut.answers[at]! }, none)),
      prior: { kind: "identity" },
      test: unseen.map(({ label }, at) => ({ label, answer: answers[at]! })),
    }),
    thresholdsFrom: `${held.length} held-out labels of the workflow`,
    trainingLabels: trained.length,
    trainingSeconds: null,
    ...cost,
  };
}

/** Labels that were imported hold the text of their file, others the text that was judged: both count as known. */
function withoutKnown(cases: readonly PreparedCase[], labels: readonly { text: string }[]): PreparedCase[] {
  const known = new Set(labels.map(({ text }) => comparable(text)));
  return cases.filter(({ text, raw }) => !known.has(comparable(text)) && !known.has(comparable(raw)));
}

function nothingUnseen(files: readonly string[], workflow: string): UserError {
  const reason = `every row is among the labels of ${workflow}, so the model or its thresholds have seen them all`;
  return unfitFile(
    files.join(", "),
    1,
    reason,
    "Measure on cases that were not imported as labels, or add --train FILE.",
  );
}
