import { hostname } from "node:os";
import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import { v7 as uuid } from "uuid";
import type { Database } from "../storage/database.ts";
import type { EngineLog } from "./engine-log.ts";

const beatMs = 1000;
/** Silence after which another process takes over; several beats, so that a busy machine is not taken for a dead one. */
const deadMs = 8000;
/** Silence after which a process of this host whose pid is gone counts as dead; a name that two hosts share deceives nobody. */
const goneMs = 2500;
const sweepLock = 7_788_003;

export interface Lease {
  release(): Promise<void>;
}

/** `host:pid:uuid`: on the same host a dead process is known soon by its pid, elsewhere by its longer silence. */
export function newExecutorId(): string {
  return `${hostname()}:${process.pid}:${uuid()}`;
}

/** Beats for this process, and takes over the runs of processes that have gone silent. */
export async function holdLease(database: Database, executorId: string, log: EngineLog): Promise<Lease> {
  await beat(database, executorId);
  const patience = new Patience(performance.now());
  let ticking = Promise.resolve();
  const tick = () =>
    (ticking = ticking
      .then(async () => {
        const heard = await beat(database, executorId);
        const isOver = patience.isOver(performance.now());
        // Nobody takes a lock each second to find that all are well.
        if (isOver && deadAmong(heard).length > 0) await sweep(database, executorId, log);
      })
      .catch((error: Error) => log.warn(`lease: ${error.message}`)));
  await tick();
  const timer = setInterval(tick, beatMs);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      await ticking;
      // The row stays, silent for ever: whoever sweeps next takes over a run that did not end in time.
      await database.query("update surety.executors set beat = 'epoch' where id = $1", [executorId]);
    },
  };
}

/** Another process, and for how many milliseconds it has been silent. */
interface Other {
  id: string;
  silence: number;
}

const others =
  "select id, (extract(epoch from now() - beat) * 1000)::float8 as silence from surety.executors where id <> $1";

/** Says that this process lives, and hears how long the others have been silent. */
function beat(database: Database, executorId: string): Promise<Other[]> {
  return database.query<Other>(
    `with ours as (
       insert into surety.executors (id, beat) values ($1, now()) on conflict (id) do update set beat = now())
     ${others}`,
    [executorId],
  );
}

/**
 * Whoever could not beat themselves (the database was away, the process was stopped) gives the others the time to do so,
 * before their silence says anything.
 */
export class Patience {
  #lastBeat: number;
  #until = 0;

  constructor(now: number) {
    this.#lastBeat = now;
  }

  /** Asked after each beat of ours. */
  isOver(now: number): boolean {
    if (now - this.#lastBeat > deadMs / 2) this.#until = now + deadMs;
    this.#lastBeat = now;
    return now >= this.#until;
  }
}

async function sweep(database: Database, executorId: string, log: EngineLog): Promise<void> {
  await database.transaction(async (tx) => {
    const [lock] = await tx.query<{ ok: boolean }>("select pg_try_advisory_xact_lock($1) as ok", [sweepLock]);
    if (lock?.ok !== true) return;
    const dead = deadAmong(await tx.query<Other>(others, [executorId]));
    if (dead.length === 0) return;
    // The rows go only after their runs were taken over: a sweep that fails half-way is repeated whole.
    const taken = await DBOSExecutor.globalInstance?.recoverPendingWorkflows(dead);
    await tx.query("delete from surety.executors where id = any($1)", [dead]);
    if (taken !== undefined && taken.length > 0)
      log.info(`took over ${taken.length} runs of ${dead.length} processes that ended`);
  });
}

function deadAmong(rows: readonly Other[]): string[] {
  return rows.filter((row) => row.silence > deadMs || (row.silence > goneMs && diedHere(row.id))).map((row) => row.id);
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
