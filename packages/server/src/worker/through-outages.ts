import { setTimeout as sleep } from "node:timers/promises";
import { isOutage } from "../storage/lost-connection.ts";
import type { WorkerWorld } from "./world.ts";

const againMs = 2000;
/** Longer than any outage that should pass unnoticed; then the run ends and its cases are found again as stranded. */
const longestMs = 3_600_000;

/**
 * Repeats `work` until the database takes it: whoever holds cases and results that are not written yet has nothing
 * better to do than to wait, for a disk to have space again, say. `work` must be repeatable.
 */
export async function throughOutages<Result>(world: WorkerWorld, work: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + longestMs;
  for (let told = false; ; told = true) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error) || Date.now() > deadline) throw error;
      if (!told) world.log.info(`waiting for the database: ${(error as Error).message}`);
      await sleep(againMs);
    }
  }
}
