import { z } from "zod";
import { connection, duration } from "../workflow/document-parts.ts";

/** What can be said of a review: it waits, somebody has taken it, somebody has decided it, nobody has in time. */
export const reviewEvent = z.enum(["review.created", "review.claimed", "review.decided", "review.overdue"]);
export type ReviewEvent = z.output<typeof reviewEvent>;

/** One listener: a webhook connection, which is told of each review, or a chat connection, which is told how many wait. */
export const reviewListener = z.strictObject({
  connection,
  events: z.array(reviewEvent).min(1).max(4),
});
export type ReviewListener = z.output<typeof reviewListener>;

export const reviewNotify = z.array(reviewListener).max(10);

/** Links in mails that decide one review without a session, once and by a button; absent, every link asks for one. */
export const approvalLinks = z.strictObject({
  /** How long a link can decide, from the mail on. */
  expires: duration.default("24h"),
});
