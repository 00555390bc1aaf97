import { DBOS } from "@dbos-inc/dbos-sdk";
import type { WorkerWorld } from "../worker/world.ts";

const everyMs = 30_000;
const mostAtOnce = 500;
/** Younger cases may be between their claim and their commit. */
const graceSeconds = 20;
const alive = new Set(["PENDING", "ENQUEUED", "DELAYED"]);

/**
 * A case that should move on belongs to a run that the engine knows as alive. Where that does not hold (a run that
 * ended in an error because the database was away for minutes, say), the case gets a new run.
 */
export function restartStranded(world: WorkerWorld): { stop(): Promise<void> } {
  let sweeping = sweep(world).catch((error: Error) => world.log.warn(`stranded cases: ${error.message}`));
  const timer = setInterval(() => {
    sweeping = sweeping
      .then(() => sweep(world))
      .catch((error: Error) => world.log.warn(`stranded cases: ${error.message}`));
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await sweeping;
    },
  };
}

async function sweep(world: WorkerWorld): Promise<void> {
  const cases = await world.database.query<{ id: string; run_id: string }>(
    `select id, run_id from surety.cases
     where run_id is not null and status in ('received', 'running', 'waiting') and received_at < now() - $1 * interval '1 second'
     order by id limit $2`,
    [graceSeconds, mostAtOnce],
  );
  if (cases.length === 0) return;
  const runs = await DBOS.listWorkflows({
    workflowIDs: [...new Set(cases.map((one) => one.run_id))],
    loadInput: false,
    loadOutput: false,
  });
  const running = new Set(runs.filter((run) => alive.has(run.status)).map((run) => run.workflowID));
  const stranded = cases.filter((one) => !running.has(one.run_id));
  for (const one of stranded) await restart(world, one);
  if (stranded.length > 0) world.log.warn(`${stranded.length} cases had lost their run and were started again`);
}

async function restart(world: WorkerWorld, { id, run_id }: { id: string; run_id: string }): Promise<void> {
  const runId = world.newId();
  await world.database.transaction(async (tx) => {
    const rows = await tx.query(
      "update surety.cases set run_id = $3, owner = null where id = $1 and run_id = $2 returning id",
      [id, run_id, runId],
    );
    if (rows.length > 0) await world.engine().enqueue(tx, [{ id: runId, caseIds: [id] }]);
  });
}
