import { z } from "zod";

const rankingPower = z.object({ value: z.number(), low: z.number(), high: z.number() });

/**
 * How well what a language model says of its certainty tells right from wrong, on labelled live cases: the probability that
 * a right case ranks above a wrong one, with its 95 % interval; 0.5 tells nothing.
 */
export const judgmentSignals = z.object({
  judgment: z.string(),
  /** Who answers now; figures are of this version alone. */
  model: z.string(),
  labels: z.number().int(),
  wrong: z.number().int(),
  /** Null where too few were right or wrong to say anything. */
  figures: z
    .object({
      /** What the gate compares. */
      score: rankingPower,
      signals: z.array(z.object({ name: z.string(), power: rankingPower })),
      /** A mix of all that was fitted to these labels, told on cases that it was not fitted to. */
      mixed: rankingPower.nullable(),
    })
    .nullable(),
});
export type JudgmentSignals = z.output<typeof judgmentSignals>;

export const signalsWire = z.object({ workflow: z.string(), judgments: z.array(judgmentSignals) });
export type SignalsWire = z.output<typeof signalsWire>;
