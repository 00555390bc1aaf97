import { UserError } from "@surety/core/errors/user-error";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { Actor } from "./commands.ts";

/** How long a claim holds before somebody else may take the review, in minutes. */
const claimMinutes = 15;

export function claimEnd(now: Date): Date {
  return new Date(now.getTime() + claimMinutes * 60_000);
}

/** The review, held until the transaction ends. Throws `review-not-found`. */
export async function lockReview(tx: Queryable, reviewId: string): Promise<ReviewRow> {
  const [review] = await tx.query<ReviewRow>("select * from surety.reviews where id = $1 for update", [reviewId]);
  if (review === undefined) throw reviewNotFound(reviewId);
  return review;
}

export function reviewNotFound(reviewId: string): UserError {
  return new UserError({ code: "review-not-found", message: `There is no review ${reviewId}.` });
}

/** Throws where the review is decided, or somebody else works on it at the moment. */
export function refuseUnlessDecidable(review: ReviewRow, actor: Actor, now: Date): void {
  if (review.status === "decided" || review.status === "deciding" || review.status === "closed") {
    throw new UserError({
      code: "already-decided",
      message: "Somebody has decided this review already.",
      remedy: "Go on with the next one; nothing of yours was changed.",
    });
  }
  if (review.unblinded_by.includes(actor.id)) throw answerSeen();
  const held = review.status === "claimed" && review.claimed_by !== actor.id && (review.claimed_until ?? now) > now;
  if (held)
    throw new UserError({
      code: "claimed-by-other",
      message: "Somebody else is working on this review.",
      remedy: "It is free again when they leave it or their time is over.",
    });
}

function answerSeen(): UserError {
  return new UserError({
    code: "answer-seen",
    message: "You have opened the machine's answer to this case, so you cannot answer it blind any more.",
    remedy: "Leave it to somebody else.",
  });
}
