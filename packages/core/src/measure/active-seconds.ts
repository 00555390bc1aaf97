/** Times from claim to decision, with the idle part taken off. */
export interface ActiveSeconds {
  /** In the order given, none longer than `cap`. */
  seconds: number[];
  /** Null where there was nothing to measure. */
  cap: number | null;
  /** How many were longer than `cap`. */
  capped: number;
}

/** Longer than five times the median is taken for a break, not for work. */
const IDLE_FROM = 5;

/** Cuts each time at five medians: somebody who went to lunch with a case open did not work on it. */
export function activeSeconds(times: readonly number[]): ActiveSeconds {
  if (times.length === 0) return { seconds: [], cap: null, capped: 0 };
  const cap = IDLE_FROM * median(times);
  return {
    seconds: times.map((time) => Math.min(time, cap)),
    cap,
    capped: times.filter((time) => time > cap).length,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
