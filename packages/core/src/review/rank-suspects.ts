import { confidentLearning } from "../statistics/confident-learning.ts";

/** A label with what a model that had not seen it thinks of each class. */
export interface DoubtedLabel {
  id: string;
  given: string;
  probabilities: ArrayLike<number>;
}

/** A label that is probably wrong, or whose case truly allows two answers. */
export interface Suspect {
  id: string;
  given: string;
  likely: string;
  givenProbability: number;
  likelyProbability: number;
}

/**
 * Labels that the model confidently contradicts (confident learning, Northcutt 2021), the strongest contradiction first.
 * `labels` names the classes in the order of the probabilities; labels of no class are left out.
 */
export function rankSuspects(labels: readonly string[], cases: readonly DoubtedLabel[]): Suspect[] {
  const place = new Map(labels.map((label, at) => [label, at]));
  const known = cases.filter(({ given }) => place.has(given));
  const given = known.map((one) => place.get(one.given)!);
  const rows = known.map(({ probabilities }) => Array.from(probabilities));
  return confidentLearning(given, rows)
    .suspects.map(({ index, given: own, likely }) => ({
      id: known[index]!.id,
      given: labels[own]!,
      likely: labels[likely]!,
      givenProbability: rows[index]![own]!,
      likelyProbability: rows[index]![likely]!,
    }))
    .sort((a, b) => marginOf(b) - marginOf(a));
}

function marginOf({ givenProbability, likelyProbability }: Suspect): number {
  return likelyProbability - givenProbability;
}
