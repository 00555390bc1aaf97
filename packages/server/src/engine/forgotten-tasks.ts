import { DBOS } from "@dbos-inc/dbos-sdk";
import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import type { Database } from "../storage/database.ts";
import { claimGraceMs } from "./forgotten-runs.ts";
import { taskQueue } from "./tasks.ts";

/** Puts back tasks that the queue gave to this process, where they never began: the answer to the claim was lost. */
export async function reviveForgottenTasks(database: Database): Promise<number> {
  const executor = DBOSExecutor.globalInstance;
  if (executor === undefined) return 0;
  const claimed = await database.query<{ id: string }>(
    `select workflow_uuid as id from dbos.workflow_status
     where queue_name = $1 and status = 'PENDING' and executor_id = $2 and started_at_epoch_ms < $3`,
    [taskQueue, executor.executorID, Date.now() - claimGraceMs],
  );
  const forgotten = claimed.map((one) => one.id).filter((id) => !executor.systemDatabase.checkForRunningWorkflow(id));
  if (forgotten.length > 0) await DBOS.resumeWorkflows(forgotten, { queueName: taskQueue });
  return forgotten.length;
}
