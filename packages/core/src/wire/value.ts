import { z } from "zod";
import { baselineFigures } from "./baseline.ts";
import { auditedRate, instant, rate } from "./common.ts";

/** A figure with its interval; null bounds where what it is compared with was typed and never measured. */
const withBounds = z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() });

/** Time and money of one span. Money in millionths of the currency; people's time from claim to decision. */
export const efficiency = z.object({
  from: instant,
  to: instant,
  automated: z.number().int(),
  reviewed: z.number().int(),
  /** Seconds of people on an average reviewed case; null below two timed ones. */
  secondsPerReview: withBounds.extend({ n: z.number().int() }).nullable(),
  /** All of people's time: reviews and audits, with what nobody timed taken as an average one. */
  peopleSeconds: z.number(),
  auditSeconds: z.number(),
  /** Decisions that have no time of their own, and those that were cut at five medians. */
  untimed: z.number().int(),
  capped: z.number().int(),
  machineSeconds: z.number(),
  modelCostMicros: z.number(),
  /** People's time and the models', over the finished cases; null without a rate or a case. */
  costPerCaseMicros: z.number().nullable(),
  minutesPerCase: z.number().nullable(),
  hoursSaved: withBounds.nullable(),
  savedMicros: withBounds.nullable(),
  /** What one right decision costs, from audited errors and those of manual work. */
  costPerCorrectMicros: withBounds.nullable(),
});
export type Efficiency = z.output<typeof efficiency>;

/** How often something went another way than it should, in one span. */
export const reliability = z.object({
  from: instant,
  to: instant,
  cases: z.number().int(),
  /** Of automated answers, from blind audits, each weighed by its chance of being drawn. */
  error: auditedRate.nullable(),
  /** Of answers that a person decided, those that differ from the machine's. */
  override: rate.nullable(),
  /** Of judgments, those without an answer. */
  abstain: rate.nullable(),
  /** Of cases, those that went down the exception path. */
  exception: rate.nullable(),
  failed: z.number().int(),
  quarantined: z.number().int(),
});
export type Reliability = z.output<typeof reliability>;

/** One figure of an outcome in one group of cases. */
export const outcomeGroup = z.object({
  group: z.string(),
  /** Cases with this outcome known, of all that ended. */
  known: z.number().int(),
  cases: z.number().int(),
  /** The share of yes, or the mean of a number. */
  figure: withBounds.extend({ n: z.number().int() }).nullable(),
});

export const outcomeImpact = z.object({
  name: z.string(),
  kind: z.enum(["share", "mean", "words"]),
  /** How it was counted where nothing was posted; null where such cases are left out. */
  absent: z.string().nullable(),
  byRoute: z.array(outcomeGroup),
  byVersion: z.array(outcomeGroup.extend({ version: z.number().int() })),
  /** Automated less reviewed; these two differ by selection, so it is no effect of automation. */
  difference: withBounds.nullable(),
  /** How often each word was posted, for outcomes that are words. */
  words: z.array(z.object({ word: z.string(), n: z.number().int() })),
});
export type OutcomeImpact = z.output<typeof outcomeImpact>;

export const valueWire = z.object({
  workflow: z.string(),
  currency: z.string(),
  baseline: baselineFigures,
  total: efficiency,
  weeks: z.array(efficiency),
  reliability: z.array(reliability),
  reliabilityTotal: reliability,
  outcomes: z.array(outcomeImpact),
  /** Outcomes whose case is not known (yet). */
  outcomesWithoutCase: z.number().int(),
});
export type ValueWire = z.output<typeof valueWire>;
