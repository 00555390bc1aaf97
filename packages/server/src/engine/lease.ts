import { hostname } from "node:os";
import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import { v7 as uuid } from "uuid";
import type { Database, Transaction } from "../storage/database.ts";
import type { EngineLog } from "./engine-log.ts";

const beatMs = 1000;
/** Silence after which another process takes over; several beats, so that a busy machine is not taken for a dead one. */
const deadMs = 8000;
const sweepLock = 7_788_003;

export interface Lease {
  release(): Promise<void>;
}

/** `host:pid:uuid`: on the same host a dead process is known at once by its pid, elsewhere by its silence. */
export function newExecutorId(): string {
  return `${hostname()}:${process.pid}:${uuid()}`;
}

/** Beats for this process, and takes over the runs of processes that have gone silent. */
export async function holdLease(database: Database, executorId: string, log: EngineLog): Promise<Lease> {
  await beat(database, executorId);
  let ticking = Promise.resolve();
  const tick = () =>
    (ticking = ticking
      .then(() => beatAndSweep(database, executorId, log))
      .catch((error: Error) => log.warn(`lease: ${error.message}`)));
  await tick();
  const timer = setInterval(tick, beatMs);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      await ticking;
      await database.query("delete from surety.executors where id = $1", [executorId]);
    },
  };
}

async function beat(database: Database, executorId: string): Promise<void> {
  await database.query(
    "insert into surety.executors (id, beat) values ($1, now()) on conflict (id) do update set beat = now()",
    [executorId],
  );
}

async function beatAndSweep(database: Database, executorId: string, log: EngineLog): Promise<void> {
  await beat(database, executorId);
  await database.transaction(async (tx) => {
    const [lock] = await tx.query<{ ok: boolean }>("select pg_try_advisory_xact_lock($1) as ok", [sweepLock]);
    if (lock?.ok !== true) return;
    const dead = await deadExecutors(tx, executorId);
    if (dead.length === 0) return;
    // The rows go only after their runs were taken over: a sweep that fails half-way is repeated whole.
    const taken = await DBOSExecutor.globalInstance?.recoverPendingWorkflows(dead);
    await tx.query("delete from surety.executors where id = any($1)", [dead]);
    if (taken !== undefined && taken.length > 0)
      log.info(`took over ${taken.length} runs of ${dead.length} processes that ended`);
  });
}

async function deadExecutors(tx: Transaction, executorId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string; silent: boolean }>(
    "select id, beat < now() - $1 * interval '1 ms' as silent from surety.executors where id <> $2",
    [deadMs, executorId],
  );
  return rows.filter((row) => row.silent || diedHere(row.id)).map((row) => row.id);
}

function diedHere(executorId: string): boolean {
  const [host, pid] = executorId.split(":");
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
