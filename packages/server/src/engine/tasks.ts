import { DBOS, type DBOSClient } from "@dbos-inc/dbos-sdk";
import type { Task, TaskHandler, TaskPayload } from "@surety/core/ports/engine";
import type { Transaction } from "../storage/database.ts";
import { type DelayedWakes, wakeAfterDelays, wholeSeconds } from "./delayed-wakes.ts";
import type { EngineLog } from "./engine-log.ts";
import { interpreterVersion, mostRecoveries } from "./interpreter.ts";
import type { QueueWaker } from "./queue-waker.ts";
import { isLastAttempt, taskRetry } from "./task-retry.ts";

export const taskQueue = "tasks";
/** Tasks at the same time in one process: few, because cases come first. */
export const taskPlaces = 2;
const taskName = "do-task";

interface Wakes {
  waker: QueueWaker;
  delays: DelayedWakes;
}

interface TaskParts extends Wakes {
  handlers: ReadonlyMap<string, TaskHandler>;
  log: EngineLog;
  /** The client that enqueues the next attempt; it exists before the first task starts to fail. */
  client(): DBOSClient | undefined;
}

/** Teaches the engine what a task is; before its launch. */
export function registerTasks(parts: TaskParts): void {
  const perform = async (name: string, id: string, payload: TaskPayload, attempt: number): Promise<void> => {
    parts.waker.entered();
    const task: Attempt = { id, name, payload, attempt };
    try {
      await handlerOf(parts, name)({ id, payload, attempt, isLast: isLastAttempt(attempt) });
    } catch (error) {
      await again(parts, task, error);
    }
  };
  DBOS.registerWorkflow(perform, { name: taskName, maxRecoveryAttempts: mostRecoveries });
}

/** Enqueues tasks within `tx`; when it has committed, they start here, at once or when they are due. */
export async function enqueueTasks(
  client: DBOSClient,
  tx: Transaction,
  tasks: readonly Task[],
  { waker, delays }: Wakes,
): Promise<void> {
  for (const task of tasks) {
    const first: Attempt = { ...task, attempt: 1 };
    await client.enqueueInTransaction(tx.client, optionsOf(first, task.delaySeconds ?? 0), ...argumentsOf(first));
  }
  wakeAfterDelays(tx, tasks, delays);
  if (tasks.some((task) => !task.delaySeconds)) tx.afterCommit(() => waker.wake());
}

interface Attempt extends Pick<Task, "id" | "name" | "payload"> {
  attempt: number;
}

function handlerOf({ handlers }: TaskParts, name: string): TaskHandler {
  const handler = handlers.get(name);
  if (handler === undefined) throw new Error(`No handler is registered for the task "${name}".`);
  return handler;
}

/**
 * The next attempt is a task of its own with a delay, so that what waits for the outside holds no place. Its id follows
 * from this one's: a process that dies here enqueues the same again.
 */
async function again({ client, log, delays }: TaskParts, task: Attempt, error: unknown): Promise<void> {
  const delaySeconds = taskRetry(error, task.attempt, Math.random());
  const said = `task ${task.name} (${task.id}), attempt ${task.attempt}: ${(error as Error).message}`;
  if (delaySeconds === null) {
    log.error(`${said}; given up`);
    throw error;
  }
  log.info(`${said}; again in ${Math.ceil(delaySeconds)} s`);
  const next = { ...task, attempt: task.attempt + 1 };
  await client()?.enqueue(optionsOf(next, delaySeconds), ...argumentsOf(next));
  delays.in(wholeSeconds(delaySeconds));
}

function optionsOf({ id, attempt }: Attempt, delaySeconds: number) {
  const options = {
    queueName: taskQueue,
    workflowName: taskName,
    workflowID: attempt === 1 ? `task-${id}` : `task-${id}~${attempt}`,
    appVersion: interpreterVersion,
  };
  return delaySeconds <= 0 ? options : { ...options, delaySeconds: wholeSeconds(delaySeconds) };
}

function argumentsOf({ name, id, payload, attempt }: Attempt): [string, string, TaskPayload, number] {
  return [name, id, payload, attempt];
}
