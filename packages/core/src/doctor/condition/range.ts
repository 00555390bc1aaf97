/** An interval of numbers; an open end is not part of it. */
export interface Range {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

/** All numbers. */
export const everything: Range = { low: -Infinity, lowOpen: true, high: Infinity, highOpen: true };

export function isEverything({ low, high }: Range): boolean {
  return low === -Infinity && high === Infinity;
}

/** The numbers that lie in both. */
export function intersect(a: Range, b: Range): Range {
  const low = a.low > b.low || (a.low === b.low && a.lowOpen) ? a : b;
  const high = a.high < b.high || (a.high === b.high && a.highOpen) ? a : b;
  return { low: low.low, lowOpen: low.lowOpen, high: high.high, highOpen: high.highOpen };
}

export function isEmpty({ low, lowOpen, high, highOpen }: Range): boolean {
  return low > high || (low === high && (lowOpen || highOpen));
}

/** Whether every number of `inner` lies in `outer`. */
export function covers(outer: Range, inner: Range): boolean {
  const both = intersect(outer, inner);
  return (
    both.low === inner.low &&
    both.high === inner.high &&
    both.lowOpen === inner.lowOpen &&
    both.highOpen === inner.highOpen
  );
}
