import { z } from "zod";
import { instant, pageOf } from "./common.ts";

/** One value of a case that whoever decides may put right, as it is now. */
export const reviewField = z.object({
  /** JSON pointer, the key in `edits`. */
  path: z.string(),
  /** `input.lines[1].amount` */
  label: z.string(),
  /** As the document calls it; null where it does not say. */
  title: z.string().nullable(),
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

/** Corrections whose effect is to be previewed, answers that nobody could list, and the question whose message is. */
export const previewRequest = z.strictObject({
  /** What would be decided, by judgment: a record with what was put right, clauses as they were marked. */
  answers: z.record(z.string().max(100), z.string().max(200_000)).nullable().default(null),
  edits: z.record(z.string().max(500), z.unknown()).default({}),
  question: z
    .strictObject({ text: z.string().max(4000), fields: z.array(z.string().max(500)).max(50) })
    .nullable()
    .default(null),
});

/** To another queue, by hand. */
export const escalateRequest = z.strictObject({
  /** Left out: the next queue of the workflow's own escalation. */
  queue: z.string().min(1).max(200).nullable().default(null),
  note: z.string().max(4000),
  reasonCode: z.string().max(100).nullable().default(null),
});
export type EscalateRequest = z.input<typeof escalateRequest>;

/** What the sender of a waiting case is asked. */
export const questionBack = z.object({
  id: z.string(),
  caseId: z.string(),
  question: z.string(),
  fields: z.array(reviewField),
  by: z.string(),
  askedAt: instant,
  /** When it goes back to the desk without an answer. */
  expiresAt: instant.nullable(),
  /** The page on which the sender answers, for whoever has it: not sent to those who may only read. */
  link: z.string().nullable(),
});
export type QuestionBackWire = z.output<typeof questionBack>;

/** What the sender says: fields of the input by JSON pointer, and words. */
export const moreRequest = z.strictObject({
  values: z.record(z.string().max(500), z.unknown()).default({}),
  note: z.string().max(20_000).nullable().default(null),
});
export type MoreRequest = z.input<typeof moreRequest>;
