import { UserError } from "@surety/core/errors/user-error";
import type { DecisionResult } from "@surety/core/wire/review";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { withdrawDraftLabels } from "../generate/draft-labels.ts";
import { withdrawAudit } from "../watch/withdraw-audit.ts";
import type { Actor } from "./commands.ts";
import { withdrawQuestion } from "./question-commands.ts";
import { clearDecidedValues } from "./decided-judgments.ts";
import { withdrawLabels } from "./decision-labels.ts";
import { measures, withdrawOtherAudit } from "./looked-audit.ts";
import { claimEnd, lockReview } from "./review-row.ts";

/** Takes the actor's own decision back, with the labels it made; the review is theirs again. */
export async function undoDecision(world: WorkerWorld, reviewId: string, actor: Actor): Promise<DecisionResult> {
  const result = await world.database.transaction(async (tx): Promise<DecisionResult> => {
    const review = await lockReview(tx, reviewId);
    const judged = await undoVote(tx, world, reviewId, actor);
    if (review.status === "claimed" && review.claimed_by !== actor.id) return undone(review);
    if (review.status !== "open" && review.status !== "claimed") {
      if (review.kind === "audit") {
        await withdrawAudit(tx, reviewId);
        await withdrawOtherAudit(tx, review, actor.id);
      } else {
        await takeBack(tx, review);
        await withdrawQuestion(tx, review);
        await clearDecidedValues(tx, review);
      }
      await withdrawDraftLabels(tx, reviewId);
      if (await measures(tx, review, actor.id)) await withdrawLabels(tx, review, judged);
    }
    await tx.query(
      "update surety.reviews set status = 'claimed', claimed_by = $2, claimed_at = $4, claimed_until = $3, undo_until = null, run_id = null, decided_at = null where id = $1",
      [reviewId, actor.id, claimEnd(world.clock.now(), review), world.clock.now()],
    );
    return undone({ ...review, status: "claimed" });
  });
  world.live.emit({ noun: "review", workflow: "", ids: [reviewId] });
  return result;
}

function undone({ id, status }: ReviewRow): DecisionResult {
  return { reviewId: id, status, undoUntil: null, needsSecond: false };
}

/** The names of the judgments that the vote answered. */
async function undoVote(tx: Queryable, world: WorkerWorld, reviewId: string, actor: Actor): Promise<string[]> {
  const mine = await tx.query<{ answers: Record<string, string> }>(
    "update surety.decisions set undone_at = $3 where review_id = $1 and person = $2 and undone_at is null returning answers",
    [reviewId, actor.id, world.clock.now()],
  );
  if (mine.length === 0) throw new UserError({ code: "nothing-to-undo", message: "You have not decided this review." });
  return mine.flatMap((one) => Object.keys(one.answers));
}

/** Only before the effects begin: the run that would carry them out has not taken the case yet. */
async function takeBack(tx: Transaction, review: ReviewRow): Promise<void> {
  const rows = await tx.query(
    "update surety.cases set waiting_for = 'review', run_id = null where id = $1 and status = 'waiting' and waiting_for = 'undo' and owner is null returning id",
    [review.case_id],
  );
  if (rows.length === 0)
    throw new UserError({
      code: "effect-begun",
      message: "It is too late to take this back: its effects have begun.",
      remedy: "Correct it where it arrived, and add a note to the case.",
    });
}
