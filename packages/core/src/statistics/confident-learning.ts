export type LabelDoubts = {
  /** Mean probability of each class over the cases labelled so; null for a class without cases. */
  thresholds: (number | null)[];
  /** joint[given][likely]: cases that the model places confidently. */
  joint: number[][];
  /** Joint scaled to the number of labels given, in whole cases. */
  calibrated: number[][];
  /** Indices of cases whose label is probably wrong, with the label the model would give. */
  suspects: { index: number; given: number; likely: number }[];
};

/**
 * Confident learning (Northcutt 2021): finds labels that are probably wrong. `given` are class indices,
 * `probabilities` out-of-sample class probabilities, one row per case. A case counts for a class if its
 * probability reaches what is usual for that class; labels that disagree with that are suspects.
 */
export function confidentLearning(
  given: ArrayLike<number>,
  probabilities: readonly (readonly number[])[],
): LabelDoubts {
  const classes = probabilities[0]?.length ?? 0;
  const thresholds = classThresholds(given, probabilities, classes);
  const joint = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  const suspects: LabelDoubts["suspects"] = [];
  probabilities.forEach((row, index) => {
    const likely = confidentClass(row, thresholds);
    const label = given[index]!;
    if (likely === null) return;
    joint[label]![likely]! += 1;
    if (likely !== label) suspects.push({ index, given: label, likely });
  });
  return { thresholds, joint, calibrated: calibrateJoint(joint, given), suspects };
}

function classThresholds(
  given: ArrayLike<number>,
  probabilities: readonly (readonly number[])[],
  classes: number,
): (number | null)[] {
  return Array.from({ length: classes }, (_, label) => {
    const own = probabilities.filter((__, i) => given[i] === label).map((row) => row[label]!);
    return own.length === 0 ? null : own.reduce((sum, p) => sum + p, 0) / own.length;
  });
}

// Means of equal probabilities differ from them in the last bits.
const SLACK = 1e-9;

function confidentClass(row: readonly number[], thresholds: readonly (number | null)[]): number | null {
  let best: number | null = null;
  row.forEach((p, label) => {
    const threshold = thresholds[label] ?? Infinity;
    if (p >= threshold - SLACK && (best === null || p > row[best]!)) best = label;
  });
  return best;
}

function calibrateJoint(joint: number[][], given: ArrayLike<number>): number[][] {
  return joint.map((row, label) => {
    const labelled = Array.from(given).filter((one) => one === label).length;
    const counted = row.reduce((sum, value) => sum + value, 0);
    if (counted === 0) return row.map((_, other) => (other === label ? labelled : 0));
    return roundToSum(
      row.map((value) => (value * labelled) / counted),
      labelled,
    );
  });
}

/** Whole numbers with a given sum, nearest to the values: the largest remainders are rounded up. */
function roundToSum(values: number[], total: number): number[] {
  const whole = values.map((value) => Math.floor(value + SLACK));
  const order = values.map((_, i) => i).sort((i, j) => values[j]! - whole[j]! - (values[i]! - whole[i]!));
  let missing = total - whole.reduce((sum, value) => sum + value, 0);
  for (const i of order) {
    if (missing <= 0) break;
    whole[i]! += 1;
    missing -= 1;
  }
  return whole;
}
