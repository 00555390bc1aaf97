import { z } from "zod";
import { instant } from "./common.ts";

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** One measure of the plain mean and of the mix on the same labels; less is better, and `gain` has its 95 % interval. */
const gain = z.object({ before: z.number(), after: z.number(), gain: interval });

/** What a mix was fitted to, and how it did on labels of its part that it was not fitted to. */
export const mixEvidence = z.object({
  /** Labels of its part. */
  labels: z.number().int(),
  wrong: z.number().int(),
  /** All labels that there were. */
  of: z.number().int(),
  /** Of all texts, which are set apart for it: their labels earn no threshold. 0 where there was nothing to mix. */
  share: z.number(),
  /** Known cases that answers could be compared with, of the same part; absent without a sentence model. */
  known: z.number().int().optional(),
  /** Null where there was nothing to fit. */
  comparison: z.object({ cases: z.number().int(), logLoss: gain, riskArea: gain }).nullable(),
});
export type MixEvidence = z.output<typeof mixEvidence>;

const mixedSignal = z.object({ name: z.string(), weight: z.number(), absent: z.number().nullable() });

/** A mix of signals: what it weighs, and what spoke for it or against. */
export const mixShown = z.object({
  verdict: z.enum(["better", "not-better", "one-signal", "too-few-wrong"]),
  /** Weight of the plain mean's log-odds; null where there was nothing to fit. */
  mean: z.number().nullable(),
  /** What each adds beyond its part of the mean. */
  signals: z.array(mixedSignal),
  evidence: mixEvidence,
  at: instant,
});

/**
 * How well what a language model says of its certainty tells right from wrong, on labelled live cases: the probability that
 * a right case ranks above a wrong one, with its 95 % interval; 0.5 tells nothing.
 */
export const judgmentSignals = z.object({
  judgment: z.string(),
  /** Who answers now; figures are of this version alone, however its signals are mixed. */
  model: z.string(),
  labels: z.number().int(),
  wrong: z.number().int(),
  /** What the gate compares: the plain mean of what was said, or a mix that labels fitted. */
  score: z.object({
    kind: z.enum(["mean", "mix"]),
    /** Why, in a sentence or two. */
    sentence: z.string(),
    inForce: mixShown.nullable(),
    /** What was looked at last and is not in force; null where the last is. */
    latest: mixShown.nullable(),
  }),
  /** Where others are asked only of unsure answers: of how many of the last 30 days' cases they were. Null where always, or never. */
  further: z
    .object({
      cases: z.number().int(),
      asked: z.number().int(),
      /** What asking of all would have cost besides, by what it cost where it was; null where that is not known yet. */
      savedMicros: z.number().nullable(),
    })
    .nullable(),
  /** Null where too few were right or wrong to say anything. */
  figures: z
    .object({
      /** What the gate compares. */
      score: interval,
      /** The plain mean, where the gate compares a mix. */
      mean: interval.nullable(),
      /** Each on the answers that have it. */
      signals: z.array(z.object({ name: z.string(), cases: z.number().int(), power: interval })),
    })
    .nullable(),
});
export type JudgmentSignals = z.output<typeof judgmentSignals>;

export const signalsWire = z.object({
  workflow: z.string(),
  currency: z.string(),
  judgments: z.array(judgmentSignals),
});
export type SignalsWire = z.output<typeof signalsWire>;
