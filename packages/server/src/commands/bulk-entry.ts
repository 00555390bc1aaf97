import { UserError } from "@surety/core/errors/user-error";
import { append } from "../security/audit-log.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import type { Vote } from "./four-eyes.ts";

/** What a decision must know of the bulk that it is one record of. */
export interface BulkEntry {
  bulk: string;
  decisionId: string;
  /** The review as the bulk decides it: nobody had it open, and all of a bulk can be taken back for a while. */
  reviewOf<Row extends Decidable>(review: Row): Row;
  /** Takes the place in the bulk, in the transaction of the decision. Throws where it was taken, or taken back, before. */
  enter(tx: Queryable): Promise<void>;
}

interface Decidable {
  undo_seconds: number;
  claimed_at?: Date | null;
}

/** Code of the refusal that says: this place of the bulk is settled already. */
export const settledBefore = "bulk-entry-settled";

export function bulkEntry(
  item: { bulk: string; reviewId: string; decisionId: string },
  undoSeconds: number,
): BulkEntry {
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

/** One line of the log for each review of a bulk, as each has a decision of its own. */
export function auditBulkDecision(
  tx: Queryable,
  world: WorkerWorld,
  reviewId: string,
  { bulk, answers, verdict }: Vote,
  actor: Actor,
): Promise<void> {
  const detail = { bulk, answers, verdict };
  return append(tx, { actor, verb: "decide review", object: `review ${reviewId}`, detail }, world.clock.now());
}
