import { z } from "zod";
import { instant } from "./common.ts";

/** One figure of manual work. Typed ones have no interval and no count: nobody measured them. */
export const baselineFigure = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int().nullable(),
  source: z.enum(["timed", "import", "typed"]),
  /** Times that were cut because they were longer than five medians. */
  capped: z.number().int(),
});

/** What a case costs without automation. `costMicros` is minutes times the document's rate. */
export const baselineFigures = z.object({
  minutesPerCase: baselineFigure.nullable(),
  errorRate: baselineFigure.nullable(),
  costPerHour: z.number().nullable(),
  costMicros: z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() }).nullable(),
});
export type BaselineFigures = z.output<typeof baselineFigures>;

/** A timed sample under way: people decide without a suggestion until `wanted` cases are timed. */
export const runningTiming = z.object({
  wanted: z.number().int(),
  done: z.number().int(),
  secondPerson: z.boolean(),
  startedAt: instant,
  startedBy: z.string(),
});

export const baselineWire = baselineFigures.extend({
  workflow: z.string(),
  currency: z.string(),
  /** The measurement that counts: the latest that ended. */
  measured: z
    .object({ source: z.enum(["timed", "import"]), cases: z.number().int(), endedAt: instant, startedBy: z.string() })
    .nullable(),
  running: runningTiming.nullable(),
});
export type BaselineWire = z.output<typeof baselineWire>;

export const timingRequest = z.strictObject({
  cases: z.number().int().min(10).max(1000).default(30),
  /** A second person decides each case too, without seeing the first: that measures the errors of manual work. */
  secondPerson: z.boolean().default(false),
});
export type TimingRequest = z.output<typeof timingRequest>;
