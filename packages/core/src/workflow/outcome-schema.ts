import { z } from "zod";
import { cel, duration, identifier } from "./document-parts.ts";

/** What an outcome may be: a number, yes or no, or a word. */
export const outcomeValue = z.union([z.number(), z.boolean(), z.string().min(1).max(200)]);
export type OutcomeValue = z.output<typeof outcomeValue>;

/** What one kind of outcome means. CEL sees `value` (what was posted) and `answer` (what had been decided). */
export const outcomeSpec = z.strictObject({
  /** The judgment that it speaks about; the first of the flow where this is left out. */
  judgment: identifier.optional(),
  /** Holds where the outcome proves the decided answer wrong; where it does not hold, it proves it right. */
  wrongWhen: cel.optional(),
  /** Yields the answer that would have been right, which becomes a label with source `outcome`. */
  label: cel.optional(),
  /** What it means that nothing was posted: cases older than `after` count as `value`. */
  absent: z.strictObject({ value: outcomeValue, after: duration }).optional(),
});
export type OutcomeSpec = z.output<typeof outcomeSpec>;

/** Kinds of outcomes by name. */
export const outcomes = z.record(identifier, outcomeSpec);

/** Outcomes that another system posts as a signed webhook. */
export const outcomeHook = z.strictObject({
  verify: z.strictObject({ standardWebhooks: z.string().regex(/^secret:[A-Z][A-Z0-9_]*$/) }),
});
