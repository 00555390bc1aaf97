import { dealFolds } from "./folds.ts";

/** Which cases a trial model learns from, and which it is then asked about. */
export interface Trial {
  fit: Int32Array;
  ask: Int32Array;
}

/** A trial whose model does not know some classes: `outside[i]` is 1 where ask[i] is of such a class. */
export interface ScopeTrial extends Trial {
  outside: Uint8Array;
}

export interface TrainPlan {
  folds: Trial[];
  /** Null where there are too few classes to hide some. */
  scope: ScopeTrial | null;
}

const foldCount = 5;
const manyCases = 30_000;
const fewestClassesToHide = 5;
const hiddenShare = 5;

/** Every case is asked about once, by a model that has not seen it; then once more with every fifth class hidden. */
export function planTraining(labels: Int32Array, classes: number, seed: number): TrainPlan {
  const count = labels.length > manyCases ? 3 : foldCount;
  const fold = dealFolds(labels, count, seed);
  const all = Int32Array.from(labels.keys());
  const folds = Array.from({ length: count }, (_, k) => ({
    fit: all.filter((index) => fold[index] !== k),
    ask: all.filter((index) => fold[index] === k),
  })).filter((each) => each.ask.length > 0);
  return { folds, scope: classes < fewestClassesToHide ? null : scopeTrial(labels, fold, all, seed) };
}

function scopeTrial(labels: Int32Array, fold: Int8Array, all: Int32Array, seed: number): ScopeTrial {
  const hidden = (index: number) => (labels[index]! + seed) % hiddenShare === 0;
  const outside = all.filter(hidden);
  const inside = all.filter((index) => !hidden(index) && fold[index] === 0);
  const ask = Int32Array.from([...outside, ...inside]);
  const fit = all.filter((index) => !hidden(index) && fold[index] !== 0);
  return { fit, ask, outside: Uint8Array.from(ask, (_, i) => (i < outside.length ? 1 : 0)) };
}
