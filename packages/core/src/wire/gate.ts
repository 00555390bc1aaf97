import { z } from "zod";
import { instant } from "./common.ts";

/** A threshold with the labelled cases at or above it, and how many of those were wrong. */
export const curvePoint = z.object({
  threshold: z.number(),
  accepted: z.number().int(),
  errors: z.number().int(),
});

/** What every threshold would have done with the labels of one segment ("" for a gate without segments). */
export const segmentCurve = z.object({
  segment: z.string(),
  labels: z.number().int(),
  points: z.array(curvePoint),
});
export type SegmentCurve = z.output<typeof segmentCurve>;

/** A threshold that nobody has shown to be safe, with what the labels say of it. Shares lie in [0, 1]. */
export const naivePoint = z.object({
  threshold: z.number(),
  accepted: z.number().int(),
  errors: z.number().int(),
  automationRate: z.number(),
  /** Exact upper bound of its error rate, at the assurance of the whole gate. */
  upperBound: z.number(),
  /** Chance that its true error rate is above the target; too kind, because the threshold was picked by looking. */
  chanceOverTarget: z.number(),
});
export type NaivePoint = z.output<typeof naivePoint>;

/** Which labels a threshold rests on, so that it can be derived again. */
export const gateLabels = z.object({
  count: z.number().int(),
  /** From the time when people decided every case, or imported. */
  asked: z.number().int(),
  /** Drawn at random behind a running gate. */
  drawn: z.number().int(),
  /** Left out, because their segment is not known. */
  withoutSegment: z.number().int(),
  /** Ids of the oldest and the newest; ids grow with time. */
  first: z.string().nullable(),
  last: z.string().nullable(),
  /** SHA-256 of the ids in their order, each followed by a new line. */
  hash: z.string(),
});
export type GateLabels = z.output<typeof gateLabels>;

export const gateSegment = z.object({
  segment: z.string(),
  threshold: z.number().nullable(),
  labels: z.number().int(),
  accepted: z.number().int(),
  errors: z.number().int(),
  upperBound: z.number().nullable(),
  automationRate: z.number(),
  naive: naivePoint.nullable(),
  /** Assurance of this segment alone: higher than that of the gate where it is shared. */
  assurance: z.number(),
  /** Labels still missing until something can be automated; null where there is a threshold, or no number would do. */
  labelsMissing: z.number().int().nullable(),
  sentence: z.string(),
  advice: z.string().nullable(),
});
export type GateSegment = z.output<typeof gateSegment>;

/** One derivation of the thresholds of a gate. */
export const gateLook = z.object({
  id: z.string(),
  at: instant,
  /** Which look at these labels it was; null for one that was written down without. */
  look: z.number().int().nullable(),
  /** Part of the chance to be wrong, 1 − assurance, that it spent. */
  spent: z.number().nullable(),
  /** False where the labels could not have earned anything yet, so that nothing was tested and nothing spent. */
  tested: z.boolean(),
  model: z.string(),
  maxError: z.number(),
  assurance: z.number(),
  segmentBy: z.string().nullable(),
  judgments: z.number().int(),
  labels: gateLabels.nullable(),
  segments: z.array(gateSegment),
  inForce: z.boolean(),
});
export type GateLook = z.output<typeof gateLook>;
