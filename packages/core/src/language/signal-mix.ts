import { type Calibrator, calibrate, logit, sigmoid } from "../statistics/calibrator.ts";

/** What the models said of the certainty of one answer, by name, all in [0, 1]. What was not asked, or not told, is not there. */
export type Signals = Readonly<Record<string, number>>;

/** What one signal adds to the log-odds that an answer is right, beyond its part of the plain mean. */
export interface MixedSignal {
  name: string;
  /** For each unit of its log-odds; of `mended`, which is yes or no, for a yes; of `nearKnown`, a similarity, for all of it. */
  weight: number;
  /** Where the answer is without it: that nobody was asked says something too. Null where every answer has it. */
  absent: number | null;
}

/** How signals are weighed together, fitted to labels: the plain mean, and what labels say against it. Plain JSON data. */
export interface SignalMix {
  /** Of the log-odds of the plain mean; 1 where labels say nothing. */
  mean: number;
  signals: MixedSignal[];
  /** What is added to every answer. */
  shift: number;
  /** From what that comes to, to how often such answers are right. */
  calibrator: Calibrator;
  /** Texts below this share fitted it (`isInMix`): they earn no threshold for it. */
  share: number;
  /** The known cases that answers are compared with, by the hash of all of them; absent where none are weighed. */
  known?: string;
}

/** What a mix may weigh, in the order in which it is shown. */
export const mixable = [
  "token",
  "verbal",
  "sameAgain",
  "sameByOthers",
  "sameAsBefore",
  "checks",
  "mended",
  "sameByKnown",
  "nearKnown",
] as const;

/** Of a few opinions, all are no certainty: such a share weighs no more than one in a hundred. */
const shareEnd = 0.01;
/** What tokens tell goes further, and in the end no further either: a model that is always certain would bend all weights. */
const tokenEnd = 0.0001;

/** A signal as a mix weighs it. */
export function evidenceOf(name: string, value: number): number {
  if (name === "mended" || name === "nearKnown") return value;
  const end = name === "token" || name === "mean" ? tokenEnd : shareEnd;
  return logit(Math.min(1 - end, Math.max(end, value)));
}

/** Whether a record has a value that stands nowhere in its document: it is worth nothing, whatever else speaks for it. */
export const isUngrounded = ({ grounded }: Signals): boolean => grounded !== undefined && grounded < 1;

/** The calibrated confidence of a fitted mix, in (0, 1); 0 for a record that is not grounded. */
export function mixedScore(
  { mean, signals, shift, calibrator }: Omit<SignalMix, "share" | "known">,
  said: Signals,
): number {
  if (isUngrounded(said)) return 0;
  const start = shift + mean * evidenceOf("mean", plainScore(said));
  const sum = signals.reduce((total, { name, weight, absent }) => {
    const value = said[name];
    return total + (value === undefined ? (absent ?? 0) : weight * evidenceOf(name, value));
  }, start);
  return calibrate(calibrator, sigmoid(sum));
}

/**
 * The score before labels have said better: the mean of what the answer itself says of its certainty (the probability of its
 * token, else what its word counts for) and of each kind of agreement that was asked for; of a record what its fields come to,
 * in each of which that mean is taken (`recordCertainty`).
 *
 * Source: STATISTICS.md section 1 (probability and the agreement of samples together rank better than either).
 */
export function plainScore({ record, token, verbal, sameAgain, sameByOthers }: Signals): number {
  if (record !== undefined) return record;
  const said = [token ?? verbal ?? 0, sameAgain, sameByOthers].filter((one) => one !== undefined);
  return said.reduce((sum, one) => sum + one, 0) / said.length;
}
