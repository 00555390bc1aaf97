import type { BulkExclusion } from "../wire/bulk.ts";

/** The share of selected reviews that somebody decides by itself: what they say measures the bulk. */
export const lookShare = 0.05;

/** One selected review, as far as it matters whether it may be decided together with others. */
export interface Selected {
  kind: "review" | "audit" | "exception";
  status: "open" | "claimed" | "deciding" | "decided" | "closed";
  heldByOther: boolean;
  /** Given to somebody else who is there, or to a group that the actor is not in. */
  givenToOther: boolean;
  /** The actor must not decide it. */
  barred: boolean;
  /** The actor is one of its voices already, and somebody else must be the other. */
  answeredByActor: boolean;
  /** The actor has opened the machine's answer although it was to be decided blind. */
  answerSeen: boolean;
  stakes: "low" | "normal" | "high";
  fourEyes: boolean;
  timed: boolean;
  /** What it asks, as text; reviews of a bulk ask the same. */
  question: string;
  /** A uniform number in [0, 1) that depends on the review and a secret of the installation. */
  draw: number;
}

/**
 * Why this review is not decided together with the others; null where it is. Audits go the way of those that are drawn
 * for a look by themselves, so that the reason tells nobody which ones they are; a review that does not exist is `gone`.
 */
export function bulkExclusion(review: Selected | null, question: string): BulkExclusion | null {
  if (review === null) return "gone";
  if (review.status !== "open" && review.status !== "claimed") return "decided";
  if (review.answerSeen) return "answer-seen";
  if (review.barred) return "not-yours";
  if (review.heldByOther) return "held";
  if (review.givenToOther) return "given-to-other";
  if (review.answeredByActor) return "answered-by-you";
  if (review.timed) return "timed";
  if (review.kind === "exception") return "exception";
  if (review.question !== question) return "other-question";
  if (review.stakes === "high") return "high-stakes";
  if (review.fourEyes) return "four-eyes";
  return review.kind === "audit" || review.draw < lookShare ? "look" : null;
}
