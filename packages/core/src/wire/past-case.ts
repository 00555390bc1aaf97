import { z } from "zod";
import { outcomeValue } from "../workflow/outcome-schema.ts";
import { instant } from "./common.ts";

/** An earlier case as somebody who decides now has to know it: what was answered, and how that turned out. */
export const pastCase = z.object({
  caseId: z.string(),
  title: z.string(),
  status: z.enum(["received", "running", "waiting", "done", "failed", "quarantined", "cancelled"]),
  receivedAt: instant,
  /** What was finally used: `intent: refund`; null while nobody has decided, and where it is to be answered blind. */
  answer: z.string().nullable(),
  decidedBy: z.enum(["person", "machine"]).nullable(),
  /** Who found the machine's answer wrong: whoever decided, a later audit, or an outcome. */
  overturned: z.enum(["person", "audit", "outcome"]).nullable(),
  /** What was posted later; what proves something comes first. */
  outcome: z
    .object({ name: z.string(), value: outcomeValue, proves: z.enum(["right", "wrong"]).nullable() })
    .nullable(),
});
export type PastCase = z.output<typeof pastCase>;
