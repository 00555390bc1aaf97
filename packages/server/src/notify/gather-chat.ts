import type { WorkerWorld } from "../worker/world.ts";
import { deliveryTask } from "./tell-reviews.ts";

/** Sends each channel what has gathered for it as one message: at most one a minute, however many reviews opened. */
export async function gatherChat(world: WorkerWorld): Promise<void> {
  const waiting = await world.database.query<{ connection: string }>(
    "select distinct connection from surety.review_deliveries where batch is null and status = 'pending'",
  );
  if (waiting.length === 0) return;
  const batches = waiting.map(({ connection }) => ({ connection, batch: world.newId() }));
  await world.database.transaction(async (tx) => {
    for (const { connection, batch } of batches) {
      const taken = await tx.query(
        "update surety.review_deliveries set batch = $2 where connection = $1 and batch is null and status = 'pending' returning id",
        [connection, batch],
      );
      if (taken.length > 0) await world.engine().enqueueTasks(tx, [deliveryTask(batch, batch)]);
    }
  });
}
