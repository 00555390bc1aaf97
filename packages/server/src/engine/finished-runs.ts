import { DBOS } from "@dbos-inc/dbos-sdk";
import type { EngineLog } from "./engine-log.ts";

const everyMs = 60_000;
/** How long a finished run is kept, for whoever looks into a failure; what it did stands in our own tables. */
const keepMs = 60 * 60_000;
const mostAtOnce = 1000;
const mostRounds = 50;

/** Deletes finished runs again and again: the engine keeps each for ever, some kilobytes a case. */
export function forgetFinishedRuns(log: EngineLog): { stop(): Promise<void> } {
  let sweeping = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweeping
      .then(() => deleteFinishedRuns(keepMs))
      .catch((error: Error) => log.warn(`finished runs: ${error.message}`));
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await sweeping;
    },
  };
}

/** Deletes the runs that ended longer than `olderThanMs` ago. */
export async function deleteFinishedRuns(olderThanMs: number): Promise<void> {
  const completedBefore = new Date(Date.now() - olderThanMs).toISOString();
  for (let round = 0; round < mostRounds; round += 1) {
    const runs = await DBOS.listWorkflows({
      status: ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"],
      completedBefore,
      limit: mostAtOnce,
      loadInput: false,
      loadOutput: false,
    });
    if (runs.length > 0) await DBOS.deleteWorkflows(runs.map((run) => run.workflowID));
    if (runs.length < mostAtOnce) return;
  }
}
