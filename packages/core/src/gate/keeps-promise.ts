/** What a threshold was earned for: the target, its assurance, and among what the assurance was split. */
export interface Promised {
  maxError: number;
  assurance: number;
  /** The expression that told the segments apart; null for a gate without segments. */
  segmentBy: string | null;
  /** How many judgments of the block share the assurance, so that the promises of all of them hold together. */
  judgments: number;
  /** Of drafts: the share of words that may have been changed in an accepted one. 0 for every other judgment. */
  mostChanged: number;
}

/** Whether evidence for one promise supports another. For a stricter one, or for other slices of the cases, it does not. */
export function keepsPromise(earned: Promised, asked: Promised): boolean {
  return (
    earned.maxError <= asked.maxError &&
    earned.assurance >= asked.assurance &&
    earned.segmentBy === asked.segmentBy &&
    earned.judgments >= asked.judgments &&
    earned.mostChanged <= asked.mostChanged
  );
}
