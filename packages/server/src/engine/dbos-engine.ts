import { DBOS, DBOSClient } from "@dbos-inc/dbos-sdk";
import type { Engine, RecurringTask, Run, RunHandler, StartedRun, TaskHandler } from "@surety/core/ports/engine";
import type pg from "pg";
import type { Database, Transaction } from "../storage/database.ts";
import { namedPool } from "../storage/named-pool.ts";
import { DelayedWakes, wakeAfterDelays, wholeSeconds } from "./delayed-wakes.ts";
import { engineLogger, type EngineLog } from "./engine-log.ts";
import { forgetFinishedRuns } from "./finished-runs.ts";
import { applicationName, interpreterVersion, mostRecoveries } from "./interpreter.ts";
import { holdLease, type Lease } from "./lease.ts";
import { QueueWaker } from "./queue-waker.ts";
import { RunsBegunHere } from "./runs-begun-here.ts";
import { RunsUnderWay } from "./runs-under-way.ts";
import { registerRecurring, scheduleRecurring } from "./recurring-tasks.ts";
import { enqueueTasks, registerTasks, taskPlaces, taskQueue } from "./tasks.ts";

const queueName = "cases";
const runName = "advance-cases";
/** Safety net only: the process that enqueued wakes itself at once, or when the delay is over. */
const pollMs = 1000;
const systemConnections = 10;

export interface EngineOptions {
  database: Database;
  executorId: string;
  handler: RunHandler;
  /**
   * What all of these wait for before they begin: the engine finds runs and tasks in its queues while it is being launched,
   * and whoever carries them may need the engine that the launch gives back.
   */
  opened?: Promise<void>;
  /** What tasks are done by, by their names. */
  tasks?: ReadonlyMap<string, TaskHandler>;
  recurring?: readonly RecurringTask[];
  log: EngineLog;
  /** Runs at the same time in this process; 0 makes a process that only enqueues. */
  concurrency: number;
}

/** Creates or updates the engine's own tables; the caller holds the migration lock. */
export async function migrateEngine(url: string): Promise<void> {
  // It announces itself on standard output and takes no logger here; nothing else of ours speaks before this has ended.
  const { log } = console;
  console.log = () => {};
  await DBOS.migrate(url).finally(() => (console.log = log));
}

/** Starts DBOS on the house's database and gives back the engine port. */
export async function launchEngine(given: EngineOptions): Promise<Engine<Transaction>> {
  const options = whenOpened(given);
  const { database, log } = options;
  const pool = namedPool(database.url, systemConnections);
  const waker = new QueueWaker(queueName, options.concurrency);
  const taskWaker = new QueueWaker(taskQueue, options.concurrency > 0 ? taskPlaces : 0);
  const delays = { runs: new DelayedWakes(waker), tasks: new DelayedWakes(taskWaker) };
  const underWay = new RunsUnderWay();
  const carry = (run: StartedRun) => options.handler(run).finally(() => underWay.ended(run.id));
  registerRuns(options, { waker, underWay, carry });
  const here = new RunsBegunHere({
    database,
    executorId: options.executorId,
    queueName,
    runName,
    log,
    carry: ({ id, caseIds, goOn }) => goOn?.() ?? carry({ id, caseIds, isFirst: underWay.begun(id), attempt: 1 }),
  });
  const client: { current?: DBOSClient } = {};
  const handlers = options.tasks ?? new Map<string, TaskHandler>();
  registerTasks({ handlers, log, waker: taskWaker, delays: delays.tasks, client: () => client.current });
  const recurring = registerRecurring(options.recurring ?? [], log);
  DBOS.setConfig({
    name: applicationName,
    systemDatabaseUrl: database.url,
    systemDatabasePool: pool,
    runMigrations: false,
    applicationVersion: interpreterVersion,
    executorID: options.executorId,
    logger: engineLogger(log),
    listenQueues: options.concurrency > 0 ? [queueName, taskQueue] : ["none"],
  });
  client.current = await DBOSClient.create({
    systemDatabaseUrl: database.url,
    systemDatabasePool: pool,
    applicationName,
    logger: engineLogger(log),
  });
  await registerQueues(client.current, options.concurrency);
  await DBOS.launch();
  await scheduleRecurring(recurring);
  const lease = await holdLease(database, options.executorId, log);
  const retention = forgetFinishedRuns(log);
  const works = options.concurrency > 0;
  return dbosEngine({
    client: client.current,
    pool,
    waker,
    taskWaker,
    delays,
    underWay,
    here,
    works,
    lease,
    retention,
  });
}

/** The same, with all that is carried waiting until the house is open. */
function whenOpened({ opened, handler, tasks, recurring, ...rest }: EngineOptions): EngineOptions {
  const patient =
    <Work>(work: (one: Work) => Promise<void>) =>
    async (one: Work) => {
      await opened;
      await work(one);
    };
  return {
    ...rest,
    handler: patient(handler),
    tasks: new Map(Array.from(tasks ?? [], ([name, each]) => [name, patient(each)])),
    recurring: (recurring ?? []).map((task) => ({ ...task, handler: patient(task.handler) })),
  };
}

/**
 * Before the launch: queues that come later are found by a look once a second, and polled a second after that. A process
 * that carries nothing leaves alone what those that do have said of themselves.
 */
async function registerQueues(client: DBOSClient, concurrency: number): Promise<void> {
  const said = {
    minPollingIntervalMs: pollMs,
    onConflict: concurrency > 0 ? "always_update" : "never_update",
  } as const;
  await client.registerQueue(queueName, { workerConcurrency: Math.max(1, concurrency), ...said });
  await client.registerQueue(taskQueue, { workerConcurrency: taskPlaces, ...said });
}

interface Registered {
  waker: QueueWaker;
  underWay: RunsUnderWay;
  carry: RunHandler;
}

function registerRuns(options: EngineOptions, { waker, underWay, carry }: Registered): void {
  const advance = async (caseIds: string[]): Promise<void> => {
    const id = DBOS.workflowID;
    if (id === undefined) throw new Error("a run was started outside the engine");
    waker.entered();
    const isFirst = underWay.begun(id);
    const attempt = isFirst ? 1 : await attemptsOf(options.database, id);
    await carry({ id, caseIds, isFirst, attempt });
  };
  DBOS.registerWorkflow(advance, { name: runName, maxRecoveryAttempts: mostRecoveries });
}

async function attemptsOf(database: Database, runId: string): Promise<number> {
  const [row] = await database.query<{ attempts: number }>(
    "select recovery_attempts::int as attempts from dbos.workflow_status where workflow_uuid = $1",
    [runId],
  );
  return row?.attempts ?? 1;
}

interface Parts {
  client: DBOSClient;
  pool: pg.Pool;
  waker: QueueWaker;
  taskWaker: QueueWaker;
  delays: { runs: DelayedWakes; tasks: DelayedWakes };
  underWay: RunsUnderWay;
  here: RunsBegunHere;
  /** False where only others carry what is enqueued here. */
  works: boolean;
  lease: Lease;
  retention: { stop(): Promise<void> };
}

function dbosEngine(parts: Parts): Engine<Transaction> {
  const { client, pool, waker, taskWaker, delays, underWay, here, works, lease, retention } = parts;
  return {
    async enqueue(tx, runs) {
      const free = works ? waker.freePlaces() : 0;
      const atOnce = runs.filter((run) => !run.delaySeconds);
      const first = works ? atOnce.filter((run, at) => run.goOn !== undefined || at < free) : [];
      const queued = runs.filter((run) => !first.includes(run));
      if (first.length > 0) await here.write(tx, first);
      for (const run of queued) await client.enqueueInTransaction(tx.client, enqueueOptions(run), [...run.caseIds]);
      if (!works) return;
      wakeAfterDelays(tx, runs, delays.runs);
      if (atOnce.length === 0) return;
      tx.afterCommit(() => {
        // What has begun with the commit is no work that lags behind.
        for (const run of atOnce) if (run.goOn === undefined) underWay.enqueued(run.id);
        for (const run of first) here.begin(run);
        if (first.length < atOnce.length) waker.wake();
      });
    },
    enqueueTasks: (tx, tasks) => enqueueTasks(client, tx, tasks, { waker: taskWaker, delays: delays.tasks }),
    freePlaces: () => (works ? waker.freePlaces() : 0),
    caughtUp: (milliseconds) => underWay.none(milliseconds),
    wake: () => waker.wake(),
    async close() {
      waker.stop();
      taskWaker.stop();
      for (const each of Object.values(delays)) each.stop();
      await retention.stop();
      await DBOS.shutdown({ workflowCompletionTimeoutMS: 10_000, deregister: true });
      await here.forget();
      await lease.release();
      await client.destroy();
      await pool.end().catch(() => {});
    },
  };
}

function enqueueOptions(run: Run) {
  const options = { queueName, workflowName: runName, workflowID: run.id, appVersion: interpreterVersion };
  const delaySeconds = wholeSeconds(run.delaySeconds);
  return delaySeconds === 0 ? options : { ...options, delaySeconds };
}
