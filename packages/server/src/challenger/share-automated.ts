import type { HeldOut } from "../models/held-out.ts";
import { gateScore } from "../models/stated-label.ts";

/** The threshold of a segment ("" without segments); null where people decide. */
export type Thresholds = (segment: string) => number | null;

/** The share of labelled cases that these thresholds would let pass (`none` is how the document writes "none of these"); 0 without cases. */
export function shareAutomated(held: readonly HeldOut[], none: string | null, thresholdOf: Thresholds): number {
  if (held.length === 0) return 0;
  const passes = ({ answer, segment }: HeldOut) =>
    gateScore(answer, none) >= (thresholdOf(segment ?? "") ?? Number.POSITIVE_INFINITY);
  return held.filter(passes).length / held.length;
}
