/** What a threshold was earned for: the target and assurance, and the expression that told the segments apart. */
export interface Promised {
  maxError: number;
  assurance: number;
  /** Null for a gate without segments. */
  segmentBy: string | null;
}

/** Whether evidence for one promise supports another. For a stricter one, or for other slices of the cases, it does not. */
export function keepsPromise(earned: Promised, asked: Promised): boolean {
  return (
    earned.maxError <= asked.maxError && earned.assurance >= asked.assurance && earned.segmentBy === asked.segmentBy
  );
}
