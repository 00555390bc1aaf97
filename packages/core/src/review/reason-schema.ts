import { z } from "zod";
import { slug } from "../workflow/document-parts.ts";

/** What a reason can be asked for: a verdict, an answer that differs from the machine's, a corrected field, an escalation. */
export const reasonCase = z.enum([
  "override",
  "edit",
  "reject",
  "out-of-scope",
  "judge-again",
  "send-back",
  "split",
  "escalate",
]);
export type ReasonCase = z.output<typeof reasonCase>;

export const reason = z.strictObject({
  code: slug,
  /** What people read. */
  says: z.string().min(1).max(120),
  /** What it can be given for; left out, for everything. */
  for: z.array(reasonCase).min(1).optional(),
});
export type Reason = z.output<typeof reason>;

/** The reasons of a workflow, and what may not be said without one. */
export const reasonPolicy = z.strictObject({
  codes: z.array(reason).min(1).max(30),
  required: z.array(reasonCase).default([]),
});
export type ReasonPolicy = z.output<typeof reasonPolicy>;
