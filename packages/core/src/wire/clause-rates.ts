import { z } from "zod";
import { rate } from "./common.ts";

/** How well clauses of a type are found: a true one counts where what is quoted shares half of the words of both with it. */
export const clauseRates = z.object({
  type: z.string(),
  /** How many there are by the labels, and how many were quoted. */
  truth: z.number().int(),
  quoted: z.number().int(),
  precision: rate.nullable(),
  recall: rate.nullable(),
  f1: rate.nullable(),
});
export type ClauseRates = z.output<typeof clauseRates>;
