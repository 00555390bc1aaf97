import { UserError } from "@surety/core/errors/user-error";
import type { Queryable } from "../storage/database.ts";
import type { DecisionEntry, Looked } from "./decision-entry.ts";

/** Code of the refusal that says: this place of the bulk is settled already. */
export const settledBefore = "bulk-entry-settled";

/** A decision as one record of a bulk: nobody had the review open, and all of a bulk can be taken back for a while. */
export function bulkEntry(
  item: { bulk: string; reviewId: string; decisionId: string },
  undoSeconds: number,
): DecisionEntry {
  return {
    bulk: item.bulk,
    decisionId: item.decisionId,
    reviewOf: (review) => ({
      ...review,
      undo_seconds: Math.max(review.undo_seconds, undoSeconds),
      ...("claimed_at" in review ? { claimed_at: null } : {}),
    }),
    refuse: needsOwnLook,
    async enter(tx) {
      const rows = await tx.query(
        "update surety.bulk_items set state = 'decided' where bulk = $1 and review_id = $2 and state = 'waiting' returning place",
        [item.bulk, item.reviewId],
      );
      if (rows.length === 0) throw new UserError({ code: settledBefore, message: "This was settled before." });
    },
  };
}

/** Throws where a review has come to need a look of its own since the plan was shown. */
async function needsOwnLook(tx: Queryable, { workflow, kind, stakes, four_eyes: fourEyes }: Looked): Promise<void> {
  const timed = await tx.query("select 1 from surety.baselines where workflow = $1 and status = 'running'", [workflow]);
  if (kind === "review" && stakes !== "high" && !fourEyes && timed.length === 0) return;
  throw new UserError({
    code: "needs-own-look",
    message: "Since the plan was shown this has come to need a look of its own.",
    remedy: "Open it and decide it by itself.",
  });
}
