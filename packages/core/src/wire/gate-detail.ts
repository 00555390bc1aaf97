import { z } from "zod";
import { instant, stage } from "./common.ts";
import { gateLook, segmentCurve } from "./gate.ts";
import { gateWire } from "./quality.ts";

/** Cases of one segment that this judgment has answered, as a mean over the measured days. */
export const segmentFlow = z.object({ segment: z.string(), cases: z.number().int(), perDay: z.number() });

/** How long people take for one case: from their decisions, else from measured manual work, else as the document states it. */
export const reviewTime = z.object({
  seconds: z.number(),
  source: z.enum(["measured", "timed", "import", "typed"]),
  /** Decisions or cases that it was measured on; 0 for a stated one. */
  n: z.number().int(),
});
export type ReviewTime = z.output<typeof reviewTime>;

/** Everything about the gate of one judgment: what it promises, what that rests on, and what another threshold would do. */
export const gateDetail = z.object({
  workflow: z.string(),
  title: z.string(),
  /** What its cases are called, in the plural. */
  noun: z.string(),
  stage,
  version: z.object({ hash: z.string(), number: z.number().int() }),
  gate: gateWire,
  /** Of a judgment that writes: how much of an accepted draft may have been changed; null where a person sends every one. */
  drafts: z.object({ mostChanged: z.number().nullable() }).optional(),
  /** The hand-set threshold of the document; null where labels earn it. */
  fixedThreshold: z.number().nullable(),
  segmentBy: z.string().nullable(),
  /** The other judgments of the block that share its assurance. */
  siblings: z.array(z.string()),
  /** Of recent cases of a block that judges several things: how many this judgment let through, and how many all did. */
  together: z.object({ cases: z.number().int(), passed: z.number().int(), automated: z.number().int() }).nullable(),
  curves: z.array(segmentCurve),
  /** Every derivation so far, the newest first: how the thresholds came about. */
  looks: z.array(gateLook),
  /** What deriving the thresholds now would be. */
  next: z.object({
    look: z.number().int(),
    /** Part of the chance to be wrong that it would spend. */
    spends: z.number(),
    labels: z.number().int(),
    /** Labels since the last look; 0 where there is nothing new to look at. */
    newLabels: z.number().int(),
  }),
  flow: z.object({
    /** Length of the time that arrivals were counted over; at least one day. */
    days: z.number(),
    segments: z.array(segmentFlow),
    reviewTime: reviewTime.nullable(),
  }),
  costs: z.object({
    currency: z.string(),
    /** Of one wrong automated case, as the document states it. */
    error: z.number().nullable(),
    /** Of an hour of a reviewer, as the document states it. */
    hour: z.number().nullable(),
    /** Share of cases that people got wrong before automation. */
    personError: z.number().nullable(),
    /** Where that share is from: a timed sample or imported cases (with how many), or typed into the document. */
    personErrorFrom: z.object({ source: z.enum(["timed", "import", "typed"]), n: z.number().int() }).nullable(),
  }),
  /** Segments that an alarm has shut, until evidence or a person's word opens them. */
  closed: z.array(z.object({ segment: z.string(), at: instant, alert: z.string() })),
});
export type GateDetail = z.output<typeof gateDetail>;

/** A change of a gate's policy; it makes a new version of the document. What is left out stays as it is. */
export const gateChange = z.strictObject({
  /** The version that was looked at: a change of a document that somebody else has changed since is refused. */
  version: z.string().max(100),
  maxError: z.number().gt(0).lt(1).optional(),
  assurance: z.number().min(0.5).lt(1).optional(),
  audit: z.number().min(0.01).max(1).optional(),
  /** A hand-set threshold; null takes it back, so that labels earn it again. */
  fixedThreshold: z.number().min(0).max(1).nullable().optional(),
  /** Of one wrong automated case, in the document's currency; null where nobody can say. */
  costOfError: z.number().nonnegative().nullable().optional(),
  because: z.string().max(2000).optional(),
});
export type GateChange = z.output<typeof gateChange>;
