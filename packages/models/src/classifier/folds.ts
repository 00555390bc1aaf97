import { seededRandom } from "@surety/core/statistics/seeded-random";
import { shuffle } from "./shuffle.ts";

/**
 * Deals the cases of every class out over the folds in turn, so that each fold has its share of each class. The only
 * case of a class gets −1: it is always trained on and never asked, as no model could know its class without it.
 */
export function dealFolds(labels: Int32Array, folds: number, seed: number): Int8Array {
  const order = shuffle(Int32Array.from(labels.keys()), seededRandom(seed));
  const members = new Map<number, number[]>();
  for (const index of order) {
    const list = members.get(labels[index]!) ?? [];
    list.push(index);
    members.set(labels[index]!, list);
  }
  const fold = new Int8Array(labels.length).fill(-1);
  let next = 0;
  for (const list of [...members.values()].filter((each) => each.length > 1)) {
    for (const index of list) fold[index] = next++ % folds;
  }
  return fold;
}
