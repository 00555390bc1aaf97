import { z } from "zod";
import { gateTurn } from "./alert.ts";
import { auditedRate, instant } from "./common.ts";

/** One guarantee while it is being watched. */
export const guaranteeWatchWire = z.object({
  startedAt: instant,
  brokenAt: instant.nullable(),
  audits: z.number().int(),
  errors: z.number().int(),
  /** The largest evidence against the promise so far, and the line at which it counts as broken. */
  evidence: z.number(),
  line: z.number(),
  /** Evidence after so many audits, in their order; thinned where there are many. */
  path: z.array(z.object({ audits: z.number().int(), evidence: z.number(), wrong: z.boolean() })),
  /** Audits until a doubling of the promised error rate would be noticed, by simulation: half the time, and nearly always. */
  delay: z.object({ median: z.number().int(), p90: z.number().int() }),
});
export type GuaranteeWatchWire = z.output<typeof guaranteeWatchWire>;

/** Automated cases of one segment in the last days, and what audits say of them. */
export const liveSegment = z.object({
  segment: z.string(),
  /** Automated, drawn for an audit, and answered. */
  automated: z.number().int(),
  drawn: z.number().int(),
  answered: z.number().int(),
  /** Estimated share of wrong ones among ALL automated cases; null until an audit was answered. */
  error: auditedRate.nullable(),
  method: z.enum(["weighted", "prediction-powered"]),
  sentence: z.string(),
  closed: z.object({ at: instant, alert: z.string() }).nullable(),
  watch: guaranteeWatchWire.nullable(),
});
export type LiveSegment = z.output<typeof liveSegment>;

/** One rate with its chart; `limit` and `usual` are null while it learns what is usual. */
export const liveRate = z.object({
  rate: z.enum(["override", "abstain", "exception"]),
  seen: z.number().int(),
  events: z.number().int(),
  usual: z.number().nullable(),
  feared: z.number().nullable(),
  limit: z.number().nullable(),
  sum: z.number().nullable(),
  raised: z.boolean(),
  /** Cases that are still missing before it knows what is usual. */
  missing: z.number().int(),
  points: z.array(
    z.object({ at: instant, cases: z.number().int(), events: z.number().int(), sum: z.number().nullable() }),
  ),
  sentence: z.string(),
});
export type LiveRate = z.output<typeof liveRate>;

/** The four cells of one day: the wrong among the automated are estimated from audits, never counted from what was looked at. */
export const liveDay = z.object({
  from: instant,
  automated: z.number().int(),
  answered: z.number().int(),
  /** Of those answered audits, the ones that found the answer wrong. */
  wrong: z.number().int(),
  /** Null on a day of which no audit was answered. */
  error: auditedRate.nullable(),
  reviewed: z.number().int(),
  caught: z.number().int(),
});
export type LiveDay = z.output<typeof liveDay>;

export const liveQuality = z.object({
  workflow: z.string(),
  judgment: z.string(),
  days: z.number().int(),
  maxError: z.number().nullable(),
  segments: z.array(liveSegment),
  cells: z.array(liveDay),
  rates: z.array(liveRate),
  turns: z.array(gateTurn),
});
export type LiveQuality = z.output<typeof liveQuality>;
