import { z } from "zod";
import { instant, pageOf } from "./common.ts";

/** One value of a case that whoever decides may put right, as it is now. */
export const reviewField = z.object({
  /** JSON pointer, the key in `edits`. */
  path: z.string(),
  /** `input.lines[1].amount` */
  label: z.string(),
  type: z.enum(["text", "number", "integer", "boolean", "date", "date-time", "any"]),
  value: z.unknown(),
  options: z.array(z.union([z.string(), z.number()])).nullable(),
  required: z.boolean(),
  multiline: z.boolean(),
  hint: z.string().nullable(),
});
export type ReviewField = z.output<typeof reviewField>;
export const reviewFields = z.object({ items: z.array(reviewField) });

/** A value that somebody put right; `after` counts, `before` is kept. A label about how cases are prepared. */
export const correctionRow = z.object({
  caseId: z.string(),
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  by: z.string(),
  at: instant,
  /** Who put it right: a person at a review, or the sender who was asked. */
  source: z.enum(["review", "audit", "sender"]),
});
export type CorrectionRow = z.output<typeof correctionRow>;
export const correctionPage = pageOf(correctionRow);

/** Corrections whose effect is to be previewed. */
export const previewRequest = z.strictObject({ edits: z.record(z.string().max(500), z.unknown()).default({}) });
