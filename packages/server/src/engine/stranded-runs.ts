import { forgetExpiredKeys } from "../ingest/expired-keys.ts";
import { startHeld } from "../worker/held-cases.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { casesOfForgottenRuns } from "./forgotten-runs.ts";
import { reviveForgottenTasks } from "./forgotten-tasks.ts";

const everyMs = 5000;
/** The look at all cases is the larger one: it comes with every sixth look at the runs of this process. */
const wholeEvery = 6;
const mostAtOnce = 500;

/**
 * A case that should move on belongs to a run that the engine knows as alive. Where that does not hold (a run that
 * ended in an error because the database was away for minutes, say), the case gets a new run. So do cases that were
 * held for a pause that is over: a process that had not heard of its end yet may have held them.
 */
export function restartStranded(world: WorkerWorld): { stop(): Promise<void> } {
  let looks = 0;
  const look = () =>
    (looks++ % wholeEvery === 0 ? sweep(world) : restartForgotten(world)).catch((error: Error) =>
      world.log.warn(`stranded cases: ${error.message}`),
    );
  let sweeping = look();
  const timer = setInterval(() => (sweeping = sweeping.then(look)), everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await sweeping;
    },
  };
}

async function restartForgotten(world: WorkerWorld): Promise<void> {
  const tasks = await reviveForgottenTasks(world.database);
  if (tasks > 0) world.log.info(`${tasks} tasks never began, and were put back`);
  const forgotten = await casesOfForgottenRuns(world.database);
  for (const one of forgotten) await restart(world, one);
  if (forgotten.length > 0) world.log.info(`${forgotten.length} cases had a run that never began, and got another`);
}

async function sweep(world: WorkerWorld): Promise<void> {
  await restartForgotten(world);
  let restarted = 0;
  for (let found = mostAtOnce; found === mostAtOnce; restarted += found) found = await restartSome(world);
  if (restarted > 0) world.log.warn(`${restarted} cases had lost their run and were started again`);
  await world.database.transaction((tx) => startHeld(tx, world, null));
  await forgetExpiredKeys(world.database, world.clock.now());
}

/** Asks the engine's own table: however many runs are alive, only what is stranded comes back. */
async function restartSome(world: WorkerWorld): Promise<number> {
  const stranded = await world.database.query<{ id: string; run_id: string }>(
    `select c.id, c.run_id from surety.cases c left join dbos.workflow_status r on r.workflow_uuid = c.run_id
     where c.run_id is not null and c.status in ('received', 'running', 'waiting')
       and (r.status is null or r.status not in ('PENDING', 'ENQUEUED', 'DELAYED')) limit $1`,
    [mostAtOnce],
  );
  for (const one of stranded) await restart(world, one);
  return stranded.length;
}

async function restart(world: WorkerWorld, { id, run_id }: { id: string; run_id: string }): Promise<void> {
  const runId = world.newId();
  await world.database.transaction(async (tx) => {
    // Work of the lost run may have been committed: whoever claims the case must look for it.
    const rows = await tx.query(
      "update surety.cases set run_id = $3, owner = null, crash_count = greatest(crash_count, 1) where id = $1 and run_id = $2 returning id",
      [id, run_id, runId],
    );
    if (rows.length > 0) await world.engine().enqueue(tx, [{ id: runId, caseIds: [id] }]);
  });
}
