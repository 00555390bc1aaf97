import type { CaseRow } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** Most first stretches are over by then, and their cases were never seen to be under way. */
const afterMs = 2000;

/**
 * A first execution leaves the status of its cases until they wait or end. Where that takes long (a model or a receiver far
 * away answers slowly), it says that they are under way, for those who look at them. Calling the result ends that.
 */
export function sayRunningSoon(world: WorkerWorld, owner: string, rows: readonly CaseRow[]): () => void {
  const ids = rows.filter((one) => one.status === "received").map((one) => one.id);
  if (ids.length === 0) return () => {};
  const timer = setTimeout(() => {
    world.database
      .query("update surety.cases set status = 'running' where id = any($1) and owner = $2 and status = 'received'", [
        ids,
        owner,
      ])
      .catch((error: Error) => world.log.info(`status of cases under way: ${error.message}`));
  }, afterMs);
  timer.unref();
  return () => clearTimeout(timer);
}
