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
