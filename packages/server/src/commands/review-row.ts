import { UserError } from "@surety/core/errors/user-error";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { Actor } from "./commands.ts";

/** A review with the name of whoever holds it. */
export type HeldReview = ReviewRow & { holder?: string | null };

/** When a claim that begins now is over and somebody else may take the review. */
export function claimEnd(now: Date, { claim_minutes }: Pick<ReviewRow, "claim_minutes">): Date {
  return new Date(now.getTime() + claim_minutes * 60_000);
}

/** The review, held until the transaction ends. Throws `review-not-found`. */
export async function lockReview(tx: Queryable, reviewId: string): Promise<HeldReview> {
  const [review] = await tx.query<HeldReview>(
    "select r.*, surety.name_of(r.claimed_by) as holder from surety.reviews r where id = $1 for update",
    [reviewId],
  );
  if (review === undefined) throw reviewNotFound(reviewId);
  return review;
}

export function reviewNotFound(reviewId: string): UserError {
  return new UserError({ code: "review-not-found", message: `There is no review ${reviewId}.` });
}

/** Throws where the review is decided, or somebody else works on it at the moment. */
export function refuseUnlessDecidable(review: HeldReview, actor: Actor, now: Date): void {
  if (review.status === "decided" || review.status === "deciding" || review.status === "closed") {
    throw new UserError({
      code: "already-decided",
      message: "Somebody has decided this review already.",
      remedy: "Go on with the next one; nothing of yours was changed.",
    });
  }
  if (review.unblinded_by.includes(actor.id)) throw answerSeen();
  if (isHeldByOther(review, actor.id, now)) throw claimedByOther(review, now);
}

/** Whether somebody else has it in their hands at the moment. */
export function isHeldByOther(
  { status, claimed_by, claimed_until }: Pick<ReviewRow, "status" | "claimed_by" | "claimed_until">,
  person: string,
  now: Date,
): boolean {
  return status === "claimed" && claimed_by !== person && (claimed_until ?? now) > now;
}

export function claimedByOther({ holder, claimed_until }: HeldReview, now: Date): UserError {
  const minutes = Math.max(1, Math.ceil(((claimed_until ?? now).getTime() - now.getTime()) / 60_000));
  return new UserError({
    code: "claimed-by-other",
    message: `${holder ?? "Somebody else"} is working on this review, for at most ${minutes} more ${minutes === 1 ? "minute" : "minutes"}.`,
    remedy: "What you typed is kept. The review is free again when they leave it or their time is over.",
  });
}

function answerSeen(): UserError {
  return new UserError({
    code: "answer-seen",
    message: "You have opened the machine's answer to this case, so you cannot answer it blind any more.",
    remedy: "Leave it to somebody else.",
  });
}
