import { UserError } from "@surety/core/errors/user-error";
import type { Actor } from "../commands/commands.ts";
import { needsSecondPerson } from "../commands/four-eyes.ts";
import { append } from "../security/audit-log.ts";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { assignAgain } from "./assign-again.ts";
import { type EitherReview, lockEither } from "./either-review.ts";

/** Somebody should not decide a case, and says why: it leaves their hands, and never comes back to them. */
export async function recuse(world: WorkerWorld, reviewId: string, reason: string, actor: Actor): Promise<void> {
  if (actor.kind !== "person")
    throw new UserError({
      code: "needs-person",
      message: "A key has no conflict of interest.",
      remedy: "Sign in and say it in the inbox.",
    });
  const now = world.clock.now();
  await world.database.transaction(async (tx) => {
    const review = await lockEither(tx, reviewId);
    refuseUnlessOpen(review, actor);
    await tx.query(
      "insert into surety.recusals (case_id, person, review, reason, at) values ($1, $2, $3, $4, $5) on conflict do nothing",
      [review.case_id, actor.id, reviewId, reason, now],
    );
    await bar(tx, review.case_id, actor.id);
    await append(tx, { actor, verb: "recuse", object: `review ${reviewId}`, detail: { reason } }, now);
    if (review.assignee === actor.id)
      await assignAgain(tx, world, [{ ...review, barred: [...review.barred, actor.id] }]);
    tx.afterCommit(() => world.live.changed("review", [review], [reviewId]));
  });
}

function refuseUnlessOpen(review: EitherReview, actor: Actor): void {
  if (review.spent.includes(actor.id)) throw needsSecondPerson();
  if (review.status === "open" || review.status === "claimed") return;
  throw new UserError({
    code: "already-decided",
    message: "Somebody has decided this review already.",
    remedy: "Go on with the next one; nothing of yours was changed.",
  });
}

/** On every open review of the case; what they held is free. */
async function bar(tx: Transaction, caseId: string, person: string): Promise<void> {
  const mine = "status = 'claimed' and claimed_by = $2";
  for (const table of ["surety.reviews", "surety.planted_reviews"])
    await tx.query(
      `update ${table} set barred = array_append(barred, $2), assignee = nullif(assignee, $2),
         status = case when ${mine} then 'open' else status end,
         claimed_until = case when ${mine} then null else claimed_until end,
         claimed_by = case when ${mine} then null else claimed_by end
       where case_id = $1 and status in ('open','claimed') and not ($2 = any(barred))`,
      [caseId, person],
    );
}
