import { z } from "zod";

/** A word for what somebody can: `german`, `tax-law`. */
export const skill = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "lower-case letters, digits and dashes");
/** What a group of people is called, in documents and on screens. */
export const groupName = z.string().trim().min(1).max(100);

/** To whom a review is given when it opens. */
export const assignPolicy = z.strictObject({
  /** Only people of this group; without one, everybody who may decide. */
  group: groupName.optional(),
  /** What whoever gets it must be able to do: all of these. */
  skills: z.array(skill).max(20).default([]),
  /** Who of them: whoever has the least open for what they take, or nobody until somebody takes it. */
  by: z.enum(["least-loaded", "none"]).default("least-loaded"),
  /** Whether others may take what is given to somebody who is there. */
  others: z.enum(["refused", "allowed"]).default("refused"),
});
export type AssignPolicy = z.output<typeof assignPolicy>;

export const claimMinutes = z.number().int().min(1).max(480);
