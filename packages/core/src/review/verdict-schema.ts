import { z } from "zod";

/**
 * What a person says about a review. The last three pass it on instead of deciding it: the case is judged again with what
 * was corrected, waits for its sender, or becomes several cases.
 */
export const verdict = z.enum(["decide", "reject", "out-of-scope", "judge-again", "send-back", "split"]);
export type Verdict = z.output<typeof verdict>;
