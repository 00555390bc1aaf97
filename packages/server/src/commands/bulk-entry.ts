import { UserError } from "@surety/core/errors/user-error";
import type { DecisionEntry } from "./decision-entry.ts";

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
    async enter(tx) {
      const rows = await tx.query(
        "update surety.bulk_items set state = 'decided' where bulk = $1 and review_id = $2 and state = 'waiting' returning place",
        [item.bulk, item.reviewId],
      );
      if (rows.length === 0) throw new UserError({ code: settledBefore, message: "This was settled before." });
    },
  };
}
