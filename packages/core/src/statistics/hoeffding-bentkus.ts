import { binomialCdf } from "./binomial.ts";

/**
 * P-value of "the mean loss is above `target`" for losses in [0, 1] that need not be 0 or 1 (Bates 2021): the
 * better of Hoeffding's and Bentkus' bounds. `lossSum` is the sum of the losses of n cases. For 0/1 losses
 * the binomial tail is smaller.
 */
export function hoeffdingBentkus(lossSum: number, n: number, target: number): number {
  const mean = Math.min(lossSum / n, target);
  const hoeffding = Math.exp(-n * bernoulliDivergence(mean, target));
  const bentkus = Math.E * binomialCdf(Math.ceil(lossSum), n, target);
  return Math.min(1, hoeffding, bentkus);
}

/** Kullback-Leibler divergence between coins with probabilities p and q, in nats. */
function bernoulliDivergence(p: number, q: number): number {
  const head = p === 0 ? 0 : p * Math.log(p / q);
  const tail = p === 1 ? 0 : (1 - p) * Math.log((1 - p) / (1 - q));
  return head + tail;
}
