import { replayGuarantee, type WatchedAudit } from "@surety/core/watch/guarantee-watch";
import type { Queryable } from "../storage/database.ts";
import { type WatchRow, writeWatch } from "./feed-watch.ts";

/**
 * An audit whose answer was taken back has never been: its watch is told again without it. A gate that it had shut stays
 * shut, because what opens a gate is evidence or a person's word, and never a key that was pressed by mistake twice.
 */
export async function withdrawAudit(tx: Queryable, reviewId: string): Promise<void> {
  const watches = await tx.query<WatchRow>(
    `select * from surety.watches where id in (select watch from surety.audits where review_id = $1) order by id for update`,
    [reviewId],
  );
  await tx.query("delete from surety.audits where review_id = $1", [reviewId]);
  for (const watch of watches) {
    const audits = await tx.query<WatchedAudit>(
      "select error, weight from surety.audits where watch = $1 order by at, review_id",
      [watch.id],
    );
    await writeWatch(tx, watch.id, replayGuarantee(watch.max_error, audits));
  }
}
