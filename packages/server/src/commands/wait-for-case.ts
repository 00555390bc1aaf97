import { MicroBatch } from "../ingest/micro-batch.ts";
import type { Database } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** Statuses in which nothing more happens by itself for now. */
const settled = new Set(["done", "failed", "quarantined", "cancelled", "waiting"]);
/** After how long the table is asked too, because another process may carry the case; each time a bit later. */
const firstLookMs = 300;
const slower = 1.6;
/** Those who wait at the same time are answered by one statement. */
const looksTogether = { mostItems: 512, mostCommits: 2 };

/** Resolves when the case has ended or waits for somebody, or when the time is over. Unknown cases resolve at once. */
export type WaitForCase = (caseId: string, milliseconds: number) => Promise<void>;

export function caseWaiter(world: Pick<WorkerWorld, "database" | "live">): WaitForCase {
  const looks = new MicroBatch((ids: string[]) => areSettled(world.database, ids), looksTogether);
  return async (caseId, milliseconds) => {
    const deadline = performance.now() + milliseconds;
    for (let lookMs = firstLookMs; performance.now() < deadline; lookMs *= slower) {
      const change = nextChange(world, caseId, Math.max(1, Math.min(lookMs, deadline - performance.now())));
      if (await looks.add(caseId)) return change.cancel();
      await change.happened;
    }
  };
}

/** Listens before the table is read, so that no change falls between reading and waiting. */
function nextChange(
  world: Pick<WorkerWorld, "live">,
  caseId: string,
  milliseconds: number,
): { happened: Promise<void>; cancel(): void } {
  let cancel = () => {};
  const happened = new Promise<void>((resolve) => {
    const timer = setTimeout(() => cancel(), milliseconds);
    const stop = world.live.subscribe((event) => {
      if (event.noun === "case" && event.ids.includes(caseId)) cancel();
    });
    cancel = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
  });
  return { happened, cancel: () => cancel() };
}

async function areSettled(database: Database, caseIds: string[]): Promise<boolean[]> {
  const rows = await database.query<{ id: string; status: string }>(
    "select id, status from surety.cases where id = any($1)",
    [caseIds],
  );
  const statuses = new Map(rows.map((row) => [row.id, row.status]));
  return caseIds.map((id) => settled.has(statuses.get(id) ?? "done"));
}
