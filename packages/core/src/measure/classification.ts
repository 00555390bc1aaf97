import { clopperPearson } from "../statistics/clopper-pearson.ts";

export type ClassScore = { label: string; precision: number; recall: number; f1: number; support: number };

export type ClassificationReport = {
  n: number;
  /** Share of right answers with its exact 95 % interval. */
  accuracy: { value: number; low: number; high: number };
  macroF1: number;
  microF1: number;
  perClass: ClassScore[];
  /** counts[i][j]: cases of true label i that were given label j. */
  confusion: { labels: string[]; counts: number[][] };
};

/**
 * How well predicted labels match true ones. Answers outside `labels` (an abstention, say) are wrong and get
 * rows and columns of their own at the end of the confusion table, so that nothing is lost; scores are given
 * for `labels` only. Macro-F1 is the mean over the labels that occur or were predicted.
 */
export function classificationReport(answers: {
  truth: readonly string[];
  predicted: readonly string[];
  labels: readonly string[];
}): ClassificationReport {
  const { truth, predicted, labels } = answers;
  if (truth.length !== predicted.length) throw new RangeError("truth and predicted differ in length");
  const confusion = confusionTable(truth, predicted, labels);
  const perClass = labels.map((label, i) => classScore(label, i, confusion.counts));
  const right = truth.filter((label, i) => label === predicted[i]).length;
  return {
    n: truth.length,
    accuracy: { value: ratio(right, truth.length), ...clopperPearson(right, truth.length, 0.95) },
    macroF1: macroF1(perClass, confusion.counts),
    microF1: microF1(labels.length, confusion.counts),
    perClass,
    confusion,
  };
}

function confusionTable(
  truth: readonly string[],
  predicted: readonly string[],
  labels: readonly string[],
): ClassificationReport["confusion"] {
  const all = [...new Set([...labels, ...truth, ...predicted])];
  const index = new Map(all.map((label, i) => [label, i]));
  const counts = all.map(() => all.map(() => 0));
  truth.forEach((label, i) => (counts[index.get(label)!]![index.get(predicted[i]!)!]! += 1));
  return { labels: all, counts };
}

function classScore(label: string, i: number, counts: number[][]): ClassScore {
  const right = counts[i]![i]!;
  const support = rowSum(counts, i);
  const given = columnSum(counts, i);
  return {
    label,
    precision: ratio(right, given),
    recall: ratio(right, support),
    f1: ratio(2 * right, given + support),
    support,
  };
}

function macroF1(perClass: ClassScore[], counts: number[][]): number {
  const present = perClass.filter((score, i) => score.support > 0 || columnSum(counts, i) > 0);
  return ratio(
    present.reduce((sum, score) => sum + score.f1, 0),
    present.length,
  );
}

function microF1(classes: number, counts: number[][]): number {
  let right = 0;
  let total = 0;
  for (let i = 0; i < classes; i += 1) {
    right += counts[i]![i]!;
    total += rowSum(counts, i) + columnSum(counts, i);
  }
  return ratio(2 * right, total);
}

function rowSum(counts: number[][], i: number): number {
  return counts[i]!.reduce((sum, value) => sum + value, 0);
}

function columnSum(counts: number[][], j: number): number {
  return counts.reduce((sum, row) => sum + row[j]!, 0);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
