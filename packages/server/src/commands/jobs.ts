import { hostname } from "node:os";
import { SuretyError } from "@surety/core/errors/surety-error";
import { UserError } from "@surety/core/errors/user-error";
import type { TaskPayload } from "@surety/core/ports/engine";
import type { Job } from "@surety/core/wire/workflow";
import { v7 as uuid } from "uuid";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** What a job does; it says how far it is in [0, 1], and at what. */
export type JobWork = (progress: (share: number, stage: string) => void) => Promise<Record<string, unknown>>;

/** `host:pid:birth`: who does a job, told apart from an earlier process with the same pid. */
const thisProcess = `${hostname()}:${process.pid}:${uuid()}`;

/** In place of a process: the engine carries the job on whichever process is there, so it is never abandoned. */
const byEngine = "engine";

/** Progress is written at most this often, in milliseconds. */
const writeEveryMs = 400;

/** Starts a piece of work that takes a while and answers at once; the job's row tells how it goes. */
export async function startJob(world: WorkerWorld, kind: Job["kind"], workflow: string, work: JobWork): Promise<Job> {
  const id = world.newId();
  const startedAt = world.clock.now();
  await closeAbandonedJobs(world);
  await refuseSecond(world.database, kind, workflow);
  await world.database.query(
    "insert into surety.jobs (id, kind, workflow, status, stage, process, started_at) values ($1, $2, $3, 'running', 'starting', $4, $5)",
    [id, kind, workflow, thisProcess, startedAt],
  );
  void perform(world, id, workflow, work);
  return newJob(id, kind, workflow, startedAt);
}

/** What a job that the engine carries is about: `result` is what it has come to so far, which the next execution goes on from. */
export interface DurableJob {
  kind: Job["kind"];
  workflow: string;
  stage: string;
  result: Record<string, unknown>;
  task: { name: string; payload: TaskPayload };
}

/** Starts a job that survives the death of its process: its row and its task are one commit. */
export async function startDurableJob(world: WorkerWorld, job: DurableJob): Promise<Job> {
  const id = world.newId();
  const startedAt = world.clock.now();
  await closeAbandonedJobs(world);
  await world.database.transaction(async (tx) => {
    await tx.query("select 1 from surety.workflows where name = $1 for update", [job.workflow]);
    await refuseSecond(tx, job.kind, job.workflow);
    await tx.query(
      "insert into surety.jobs (id, kind, workflow, status, stage, process, result, started_at) values ($1, $2, $3, 'running', $4, $5, $6, $7)",
      [id, job.kind, job.workflow, job.stage, byEngine, JSON.stringify(job.result), startedAt],
    );
    const payload = { ...job.task.payload, job: id };
    await world.engine().enqueueTasks(tx, [{ id: `${job.task.name} ${id}`, name: job.task.name, payload }]);
  });
  return { ...newJob(id, job.kind, job.workflow, startedAt), stage: job.stage, result: job.result };
}

function newJob(id: string, kind: Job["kind"], workflow: string, startedAt: Date): Job {
  return {
    id,
    kind,
    workflow,
    status: "running",
    progress: 0,
    stage: "starting",
    result: null,
    error: null,
    startedAt: startedAt.toISOString(),
    endedAt: null,
  };
}

/** Resolves when the job has ended. */
export async function finishJob(world: WorkerWorld, id: string): Promise<Record<string, unknown>> {
  for (;;) {
    const [row] = await world.database.query<{
      status: string;
      result: Record<string, unknown>;
      error: { code: string; message: string; remedy: string | null };
    }>("select status, result, error from surety.jobs where id = $1", [id]);
    if (row?.status === "done") return row.result;
    if (row?.status === "failed") throw new UserError({ ...row.error, remedy: row.error.remedy ?? undefined });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function refuseSecond(database: Queryable, kind: Job["kind"], workflow: string): Promise<void> {
  if (kind === "import") return;
  const [running] = await database.query<{ stage: string; progress: number }>(
    "select stage, progress from surety.jobs where kind = $1 and workflow = $2 and status = 'running'",
    [kind, workflow],
  );
  if (running === undefined) return;
  const at = `${Math.floor(running.progress * 100)} %: ${running.stage}`;
  throw new UserError({
    code: "already-running",
    message: `${workflow} is being ${verbs[kind]} already (${at}).`,
    remedy: "Wait until that has ended.",
  });
}

const verbs: Record<Exclude<Job["kind"], "import">, string> = {
  train: "trained",
  calibrate: "calibrated",
  eval: "measured on an evaluation set",
};

async function perform(world: WorkerWorld, id: string, workflow: string, work: JobWork): Promise<void> {
  try {
    const result = await work(progressOf(world, id, workflow));
    await world.database.query(
      "update surety.jobs set status = 'done', progress = 1, stage = 'done', result = $2, ended_at = $3 where id = $1",
      [id, JSON.stringify(result), world.clock.now()],
    );
  } catch (error) {
    await failJob(world, id, error).catch((lost: Error) => world.log.error(`job ${id}: ${lost.message}`));
  }
  tell(world, id, workflow);
}

/** Writes how far a job is, now and then. */
export function progressOf(world: WorkerWorld, id: string, workflow: string): (share: number, stage: string) => void {
  let written = 0;
  return (share, stage) => {
    if (performance.now() - written < writeEveryMs) return;
    written = performance.now();
    world.database
      .query("update surety.jobs set progress = $2, stage = $3 where id = $1 and status = 'running'", [
        id,
        share,
        stage,
      ])
      .then(
        () => tell(world, id, workflow),
        () => {},
      );
  };
}

/** Ends a job with what went wrong. */
export async function failJob(world: WorkerWorld, id: string, error: unknown): Promise<void> {
  const known = error instanceof SuretyError;
  if (!known) world.log.error(`job ${id}: ${error instanceof Error ? error.stack : String(error)}`);
  const stored = known
    ? { code: error.code, message: error.message, remedy: error.remedy ?? null }
    : { code: "bug", message: `The job failed: ${(error as Error).message}`, remedy: "See the server's log." };
  await world.database.query("update surety.jobs set status = 'failed', error = $2, ended_at = $3 where id = $1", [
    id,
    JSON.stringify(stored),
    world.clock.now(),
  ]);
}

/** Lets everybody who looks at the job look again. */
export function tell(world: WorkerWorld, id: string, workflow: string): void {
  world.live.emit({ noun: "job", workflow, ids: [id] });
}

/** Jobs of a process that is gone will not go on: they say so instead of seeming to run for ever. */
export async function closeAbandonedJobs(world: WorkerWorld): Promise<void> {
  const error = { code: "process-ended", message: "The process that did this ended.", remedy: "Start it again." };
  const running = await world.database.query<{ id: string; process: string; beats: boolean }>(
    `select id, process, exists (select from surety.executors e where split_part(e.id, ':', 1) = split_part(j.process, ':', 1)
       and split_part(e.id, ':', 2) = split_part(j.process, ':', 2) and e.beat > now() - interval '10 seconds') as beats
     from surety.jobs j where status = 'running'`,
  );
  const dead = running.filter((row) => !isAlive(row)).map((row) => row.id);
  if (dead.length === 0) return;
  await world.database.query(
    "update surety.jobs set status = 'failed', error = $2, ended_at = now() where id = any($1) and status = 'running'",
    [dead, JSON.stringify(error)],
  );
}

/** A process with our own host and pid and another birth is an earlier one, as in a container that was started again. */
function isAlive(row: { process: string; beats: boolean }): boolean {
  if (row.process === thisProcess || row.process === byEngine) return true;
  const [host, pid] = row.process.split(":");
  const [ourHost, ourPid] = thisProcess.split(":");
  return row.beats && !(host === ourHost && pid === ourPid);
}
