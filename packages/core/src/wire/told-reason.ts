import { z } from "zod";
import { verdict } from "../review/verdict-schema.ts";

/** One reason that people gave, and about how many cases. */
export const toldReason = z.object({
  verdict,
  /** Null where they wrote a note in place of a reason. */
  code: z.string().nullable(),
  /** The reason in the words of the workflow as it is now; the code itself where it has none for it any more. */
  says: z.string().nullable(),
  cases: z.number().int(),
});
export type ToldReason = z.output<typeof toldReason>;

/** Why people rejected cases, overrode answers and so on, in whole days until the last midnight (UTC). */
export const workflowReasons = z.object({
  workflow: z.string(),
  days: z.number().int(),
  reasons: z.array(toldReason),
});
export type WorkflowReasons = z.output<typeof workflowReasons>;
