/** How far two labels are apart, squared; 0 for equal ones. */
export type LabelDistance<Label> = (one: Label, other: Label) => number;

/** Labels are the same or they are not. Krippendorff (2004). */
export const nominal: LabelDistance<unknown> = (one, other) => (one === other ? 0 : 1);
/** Labels are numbers whose differences count. Krippendorff (2004). */
export const interval: LabelDistance<number> = (one, other) => (one - other) ** 2;

/**
 * Krippendorff's alpha: 1 − observed / expected disagreement. `ratings` has one list per case with the labels it
 * got, in any order and number; cases with fewer than two say nothing. null when nothing can be compared or all
 * labels are the same. Krippendorff (2004).
 */
export function krippendorffAlpha<Label>(
  ratings: readonly (readonly Label[])[],
  distance: LabelDistance<Label> = nominal,
): number | null {
  const units = ratings.filter((unit) => unit.length >= 2).map(counted);
  const all = new Map<Label, number>();
  for (const unit of units) for (const [label, times] of unit) all.set(label, (all.get(label) ?? 0) + times);
  const total = sizeOf(all);
  if (total === 0) return null;
  const observed = units.reduce((sum, unit) => sum + disagreement(unit, distance) / (sizeOf(unit) - 1), 0) / total;
  const expected = disagreement(all, distance) / (total * (total - 1));
  return expected === 0 ? null : 1 - observed / expected;
}

function counted<Label>(unit: readonly Label[]): Map<Label, number> {
  const counts = new Map<Label, number>();
  for (const label of unit) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** Sum of the distances over all ordered pairs. */
function disagreement<Label>(counts: ReadonlyMap<Label, number>, distance: LabelDistance<Label>): number {
  let sum = 0;
  for (const [one, ones] of counts) for (const [other, others] of counts) sum += ones * others * distance(one, other);
  return sum;
}

function sizeOf<Label>(counts: ReadonlyMap<Label, number>): number {
  let total = 0;
  for (const times of counts.values()) total += times;
  return total;
}
