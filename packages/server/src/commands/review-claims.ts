import { tellReviews } from "../notify/tell-reviews.ts";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { hasVoted, needsSecondPerson } from "./four-eyes.ts";
import { claimEnd, lockReview, refuseUnlessDecidable } from "./review-row.ts";
import { refuseUnlessTheirs } from "./who-may-decide.ts";

/** Takes a review for one person for a while; whoever has voted on it already cannot be the second. */
export async function claimReview(world: WorkerWorld, reviewId: string, actor: Actor): Promise<void> {
  const now = world.clock.now();
  const id = world.newId();
  await world.database.transaction(async (tx) => {
    const review = await take(tx, reviewId, actor, now);
    // Who claims again what they hold only holds it longer.
    if (review.claimed_at?.getTime() === now.getTime())
      await tellReviews(tx, world, { id, event: "review.claimed", reviews: [review], by: actor });
    tx.afterCommit(() => world.live.changed("review", [review], [reviewId]));
  });
}

async function take(tx: Queryable, reviewId: string, actor: Actor, now: Date): Promise<ReviewRow> {
  const review = await lockReview(tx, reviewId);
  refuseUnlessDecidable(review, actor, now);
  await refuseUnlessTheirs(tx, review, actor, now);
  if (await hasVoted(tx, reviewId, actor.id)) throw needsSecondPerson();
  const [taken] = await tx.query<ReviewRow>(
    `update surety.reviews set status = 'claimed', claimed_by = $2, claimed_until = $3,
       claimed_at = case when status = 'claimed' and claimed_by = $2 and claimed_until >= $4 then claimed_at else $4 end
     where id = $1 returning *`,
    [reviewId, actor.id, claimEnd(now, review), now],
  );
  return taken!;
}

export async function releaseReview(world: WorkerWorld, reviewId: string, actor: Actor): Promise<void> {
  const rows = await world.database.query<ReviewRow>(
    "update surety.reviews set status = 'open', claimed_by = null, claimed_at = null, claimed_until = null where id = $1 and status = 'claimed' and claimed_by = $2 returning *",
    [reviewId, actor.id],
  );
  world.live.changed("review", rows, [reviewId]);
}

/** Leaves the review to somebody else: it is free again at its place in the line. */
export async function skipReview(world: WorkerWorld, reviewId: string, actor: Actor): Promise<void> {
  await releaseReview(world, reviewId, actor);
}
