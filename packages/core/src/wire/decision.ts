import { z } from "zod";
import { instant } from "./common.ts";

/** One decision about a case, as far as whoever asks may know of it. */
export const caseDecision = z.object({
  id: z.string(),
  /** The name of the person or key. */
  person: z.string(),
  at: instant,
  /** The console, a program with a key, or a mailed link. */
  channel: z.enum(["desk", "api", "link"]),
  /** From readable to decided; 0 where nobody measured. */
  seconds: z.number(),
  verdict: z.string(),
  answers: z.record(z.string(), z.string()),
  /** What kind of judgment each answer is to, by its name: `extract` answers are JSON objects. Unknown ones are left out. */
  kinds: z.record(z.string(), z.string()),
  /** What they had seen of the machine's answer; null where it was not written down. */
  suggestionSeen: z.enum(["shown", "asked", "answered", "none"]).nullable(),
  kind: z.string(),
  undone: z.boolean(),
  hasScreen: z.boolean(),
});
export type CaseDecision = z.output<typeof caseDecision>;

/** What was on screen when somebody decided: `hash` is the SHA-256 of the canonical JSON of `screen`. */
export const decisionScreen = z.object({
  caseId: z.string(),
  decision: caseDecision,
  hash: z.string().nullable(),
  screen: z.record(z.string(), z.unknown()).nullable(),
});
export type DecisionScreen = z.output<typeof decisionScreen>;
