import type { WorkerWorld } from "../worker/world.ts";
import { assignAgain } from "./assign-again.ts";
import { lockFree } from "./either-review.ts";

/** Tries again to give what nobody fitted before: somebody may be back, or have room by now. */
export async function assignWaiting(world: WorkerWorld): Promise<void> {
  const now = world.clock.now();
  await world.database.transaction(async (tx) => {
    const reviews = await lockFree(
      tx,
      "r.status = 'open' and r.assignee is null and r.assign_note is not null",
      [],
      now,
    );
    if (reviews.length === 0) return;
    await assignAgain(tx, world, reviews);
    const ids = reviews.map(({ id }) => id);
    tx.afterCommit(() => world.live.changed("review", reviews, ids));
  });
}
