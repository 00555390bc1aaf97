import type { WorkerWorld } from "../worker/world.ts";

/** Statuses in which nothing more happens by itself for now. */
const settled = new Set(["done", "failed", "quarantined", "cancelled", "waiting"]);
/** How often the table is asked too, because another process may carry the case. */
const lookEveryMs = 500;

/** Resolves when the case has ended or waits for somebody, or when the time is over. Unknown cases resolve at once. */
export async function waitForCase(world: WorkerWorld, caseId: string, milliseconds: number): Promise<void> {
  const deadline = performance.now() + milliseconds;
  while (performance.now() < deadline) {
    const change = nextChange(world, caseId, Math.min(lookEveryMs, deadline - performance.now()));
    if (await isSettled(world, caseId)) return change.cancel();
    await change.happened;
  }
}

/** Listens before the table is read, so that no change falls between reading and waiting. */
function nextChange(
  world: WorkerWorld,
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

async function isSettled(world: WorkerWorld, caseId: string): Promise<boolean> {
  const [row] = await world.database.query<{ status: string }>("select status from surety.cases where id = $1", [
    caseId,
  ]);
  return row === undefined || settled.has(row.status);
}
