import { labelOptions } from "../commands/label-commands.ts";
import { noneOf } from "../models/learned-judgments.ts";
import type { House } from "../main.ts";
import { type LabelledRow, readLabelledFiles } from "../project/read-label-file.ts";
import { unfitFile } from "../project/unfit-file.ts";
import { chooseJudgment } from "./choose-judgment.ts";
import { evaluateInForce, type InForceEvaluation } from "./evaluate-in-force.ts";
import { evaluateRetrained, type RetrainedEvaluation } from "./evaluate-retrained.ts";
import type { EvaluationAims } from "./evaluation.ts";
import { absentSteps } from "./judged-text.ts";
import { type NotJudged, prepareRows } from "./judge-rows.ts";
import { noneLabel } from "./none-label.ts";
import { splitOneFile, splitTwoFiles } from "./split-cases.ts";
import { classesOf, refuseStrangers } from "./usable-labels.ts";

export interface WorkflowQuestion {
  workflow: string;
  judgment: string | undefined;
  /** The labelled cases to measure on. */
  data: readonly string[];
  /** Labels to learn from first, in place of those that the workflow has. */
  train: readonly string[] | undefined;
}

export type WorkflowEvaluation = (InForceEvaluation | RetrainedEvaluation) & {
  workflow: string;
  judgment: string;
  /** Rows that would not reach the model, by the reason; they are not among the `n`. */
  notJudged: NotJudged;
  /** Prepare steps that count as missing here, because they ask somebody outside. */
  stepsLeftOut: string[];
};

/**
 * Judges labelled rows as live cases would be judged, and measures the answers: by the model in force where all labels
 * are options of the judgment, else by one that learns the file's own labels first. Nothing is stored.
 */
export async function evaluateWorkflow(
  house: House,
  question: WorkflowQuestion,
  aims: EvaluationAims,
): Promise<WorkflowEvaluation> {
  const { workflow, data, train } = question;
  const { compiled } = await house.world.definitions.current(workflow);
  const judged = chooseJudgment(compiled, question.judgment);
  const rows = await readLabelledFiles(data, aims.columns);
  const options = new Set(labelOptions(judged.judgment));
  const { cases, notJudged } = prepareRows(compiled, judged, rows);
  const about = {
    workflow,
    judgment: judged.judgment.name,
    notJudged,
    stepsLeftOut: absentSteps(compiled, judged),
  };
  if (train === undefined && rows.every(({ label }) => options.has(label)))
    return { ...about, ...(await evaluateInForce(house, workflow, judged, data, cases, aims)) };
  const learned = train === undefined ? rows : await readLabelledFiles(train, aims.columns);
  const none = noneOfLabels(learned, aims.none, noneOf(judged.judgment));
  const classes = classesOf(train ?? data, learned, none);
  refuseStrangers(data, rows, classes);
  const parts =
    train === undefined
      ? splitOneFile(cases)
      : splitTwoFiles(prepareRows(compiled, judged, learned).cases, cases, none);
  if (parts.test.length === 0) throw nothingToMeasure(data, train);
  return { ...about, ...(await evaluateRetrained(house, parts, none, aims)) };
}

function noneOfLabels(rows: readonly LabelledRow[], chosen: EvaluationAims["none"], usual: string | null) {
  const labels = new Set(rows.map(({ label }) => label));
  return noneLabel(labels, chosen ?? (usual !== null && labels.has(usual) ? usual : undefined));
}

function nothingToMeasure(data: readonly string[], train: readonly string[] | undefined) {
  const reason =
    train === undefined
      ? "there are too few rows to learn from some and measure on others"
      : "every row is learned from too";
  return unfitFile(data.join(", "), 1, reason, "Give --data other cases, and --train those to learn from.");
}
