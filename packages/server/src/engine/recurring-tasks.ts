import { DBOS } from "@dbos-inc/dbos-sdk";
import type { RecurringTask } from "@surety/core/ports/engine";
import type { EngineLog } from "./engine-log.ts";
import { mostRecoveries } from "./interpreter.ts";
import { taskQueue } from "./tasks.ts";

const recurringName = "do-recurring-task";

interface Registered {
  perform: (at: Date, name: unknown) => Promise<void>;
  tasks: readonly RecurringTask[];
}

/** Teaches the engine what is done again and again; before its launch. */
export function registerRecurring(tasks: readonly RecurringTask[], log: EngineLog): Registered {
  const perform = async (at: Date, name: unknown): Promise<void> => {
    const task = tasks.find((one) => one.name === name);
    // The next period comes by itself, so a failure here needs no retry of its own.
    await task?.handler(at).catch((error: Error) => log.warn(`${task.name}: ${error.message}`));
  };
  return {
    perform: DBOS.registerWorkflow(perform, { name: recurringName, maxRecoveryAttempts: mostRecoveries }),
    tasks,
  };
}

/**
 * Hands the schedules to the engine, whose id for a period is the same in every process: the first to fire it wins. What
 * this version of the house no longer does is taken out.
 */
export async function scheduleRecurring({ perform, tasks }: Registered): Promise<void> {
  await DBOS.applySchedules(
    tasks.map(({ name, schedule }) => ({
      scheduleName: name,
      workflowFn: perform,
      schedule,
      context: name,
      queueName: taskQueue,
    })),
  );
  const known = new Set(tasks.map((task) => task.name));
  for (const { scheduleName } of await DBOS.listSchedules())
    if (!known.has(scheduleName)) await DBOS.deleteSchedule(scheduleName);
}
