import { z } from "zod";
import { instant, rate } from "./common.ts";

export const coefficient = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const pairAgreement = z.object({
  one: z.string(),
  other: z.string(),
  cases: z.number().int(),
  same: rate,
  /** Cohen's kappa. */
  kappa: coefficient.nullable(),
});

/** How far people agree on one judgment, on cases that two of them answered without knowing of each other. */
export const judgmentAgreement = z.object({
  judgment: z.string(),
  cases: z.number().int(),
  same: rate.nullable(),
  /** Krippendorff's alpha. */
  alpha: coefficient.nullable(),
  fleiss: z.number().nullable(),
  shown: rate.nullable(),
  blind: rate.nullable(),
  /** All pairs to an owner; to others those that they are one of. */
  pairs: z.array(pairAgreement),
});
export type JudgmentAgreement = z.output<typeof judgmentAgreement>;

export const agreementWire = z.object({ items: z.array(judgmentAgreement) });

/** How one person works in one queue. */
export const queuePractice = z.object({
  queue: z.string(),
  decisions: z.number().int(),
  weeks: z.array(
    z.object({
      from: instant,
      decisions: z.number().int(),
      medianSeconds: z.number(),
      p10Seconds: z.number(),
      agreement: rate.nullable(),
    }),
  ),
  /** Said where pace falls and agreement with the machine rises beyond chance. */
  signal: z.string().nullable(),
});

/** One person's numbers. They see their own first; an owner sees a signal when it has stood for a week. */
export const practice = z.object({
  person: z.string(),
  name: z.string(),
  queues: z.array(queuePractice),
  /** How often planted cases were answered right: all, and those where the machine suggested something wrong. */
  planted: rate.nullable(),
  plantedWrongSuggestion: rate.nullable(),
});
export type Practice = z.output<typeof practice>;

/** Days that a person's own page tells of. */
export const practiceDays = 30;
/** In a queue where fewer people decide, a figure of all would be one of each. */
export const fewestInTeam = 5;

/** What a person sees of themselves first. */
export const practiceSummary = z.object({
  days: z.number().int(),
  decided: z.number().int(),
  /** Of these, the ones whose seconds were measured: none of a bulk. */
  timed: z.number().int(),
  medianSeconds: z.number().nullable(),
  /** Of answers to reviews whose suggestion was seen before, those that differ from it. */
  overrides: rate.nullable(),
  /** With second opinions, either way round. */
  agreement: rate.nullable(),
  planted: rate.nullable(),
  plantedWrongSuggestion: rate.nullable(),
  /** Said where pace falls and agreement with the machine rises beyond chance. */
  signals: z.array(z.object({ queue: z.string(), sentence: z.string() })),
  /** Since when owners may see this; null where they may not. */
  sharedAt: instant.nullable(),
  /** Hours a week for reviews, by one's own word. */
  reviewHours: z.number().nullable(),
  /** Owners who have looked at it all the same, newest first. */
  looks: z.array(z.object({ by: z.string(), at: instant, because: z.string() })),
});
export type PracticeSummary = z.output<typeof practiceSummary>;

/** One queue as a whole; null where too few people decide in it. */
export const teamPractice = z.object({
  queue: z.string(),
  people: z.number().int().nullable(),
  decided: z.number().int().nullable(),
  medianSeconds: z.number().nullable(),
  overrides: rate.nullable(),
});
export type TeamPractice = z.output<typeof teamPractice>;

export const practiceSettings = z.strictObject({
  shared: z.boolean().optional(),
  reviewHours: z.number().positive().max(168).nullable().optional(),
});
export const practiceLook = z.strictObject({
  person: z.string().max(200),
  because: z.string().trim().min(10).max(1000),
});
