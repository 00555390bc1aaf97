import { z } from "zod";

/** A rule fitted on labels and measured on others, ready to be pasted. Shares lie in [0, 1]. */
export const proposedRule = z.object({
  judgment: z.string(),
  cases: z.array(z.object({ when: z.string(), value: z.string() })),
  isWhole: z.boolean(),
  share: z.number(),
  of: z.number().int(),
  right: z.number().int(),
  agreement: z.number(),
  low: z.number(),
  high: z.number(),
  model: z.object({ right: z.number().int(), of: z.number().int() }).nullable(),
  majority: z.number(),
  fittedOn: z.number().int(),
  yaml: z.string(),
});
export type ProposedRule = z.output<typeof proposedRule>;

export const doctorFinding = z.object({
  code: z.string(),
  title: z.string(),
  family: z.string(),
  severity: z.enum(["problem", "risk", "hint"]),
  /** JSON pointer into the document. */
  path: z.string(),
  what: z.string(),
  why: z.string(),
  fix: z.string(),
  /** What the check looks for, and lines of YAML before and after the edit. */
  looksFor: z.string(),
  example: z.object({ before: z.string(), after: z.string() }).nullable(),
  /** Its page in the documentation, from the root of the project. */
  page: z.string(),
  rule: proposedRule.nullable(),
  /** Why the document accepts it; null where it is open. */
  because: z.string().nullable(),
});
export type DoctorFinding = z.output<typeof doctorFinding>;

/** All that the doctor has to say about the version in force. */
export const diagnosis = z.object({
  workflow: z.string(),
  version: z.string(),
  families: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      about: z.string(),
      checks: z.number().int(),
      looked: z.number().int(),
    }),
  ),
  findings: z.array(doctorFinding),
  accepted: z.array(doctorFinding),
  notLookedAt: z.array(z.object({ code: z.string(), title: z.string(), missing: z.array(z.string()) })),
  /** How many checks looked. */
  looked: z.number().int(),
  /** What each model of a cascade saves for a case, where its cut-offs were earned. */
  savings: z.array(z.object({ judgment: z.string(), says: z.string() })),
});
export type DiagnosisWire = z.output<typeof diagnosis>;
