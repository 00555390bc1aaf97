import { feedGuarantee, isBroken, startGuarantee } from "./guarantee-watch.ts";

export interface DelayQuestion {
  /** Target of the guarantee. */
  maxError: number;
  /** Error rate of automated cases after the change. */
  actual: number;
  streams: number;
  /** Audits after which a stream is given up. */
  most: number;
  /** Audits without any change before it, of error rate `before`; 0 when left out. */
  calm?: { audits: number; error: number };
}

export interface DetectionDelay {
  /** Share of streams that raised the alarm within `most` audits after the change. */
  detected: number;
  /** Audits after the change until the alarm; streams that never raised it count as `most`. */
  median: number;
  p90: number;
  p99: number;
}

/**
 * How many audits it takes to notice that automated cases are wrong more often than promised, by simulation. `random` gives
 * uniform numbers in [0, 1).
 */
export function detectionDelay(question: DelayQuestion, random: () => number): DetectionDelay {
  const delays = Array.from({ length: question.streams }, () => delayOf(question, random)).sort((a, b) => a - b);
  const at = (share: number) => delays[Math.min(delays.length - 1, Math.ceil(share * delays.length) - 1)] ?? 0;
  const detected = delays.filter((delay) => delay <= question.most).length / delays.length;
  return { detected, median: at(0.5), p90: at(0.9), p99: at(0.99) };
}

function delayOf({ maxError, actual, most, calm }: DelayQuestion, random: () => number): number {
  let watch = startGuarantee(maxError);
  const look = (rate: number) => (watch = feedGuarantee(watch, { error: random() < rate ? 1 : 0, weight: 1 }));
  for (let n = 0; n < (calm?.audits ?? 0); n += 1) look(calm?.error ?? 0);
  for (let n = 1; n <= most; n += 1) {
    look(actual);
    if (isBroken(watch)) return n;
  }
  return most + 1;
}
