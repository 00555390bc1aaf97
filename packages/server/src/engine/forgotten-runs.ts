import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import type { Database } from "../storage/database.ts";

/** Between its claim and its beginning a run takes milliseconds; after this long it will not begin any more. */
export const claimGraceMs = 5000;

/**
 * Cases whose run the queue gave to this process, where it never began: the answer to the claim was lost with its
 * connection. The engine itself would find such a run only when this process has ended.
 */
export async function casesOfForgottenRuns(database: Database): Promise<{ id: string; run_id: string }[]> {
  const executor = DBOSExecutor.globalInstance;
  if (executor === undefined) return [];
  const claimed = await database.query<{ id: string; run_id: string }>(
    `select c.id, c.run_id from dbos.workflow_status r join surety.cases c on c.run_id = r.workflow_uuid
     where r.status = 'PENDING' and r.executor_id = $1 and r.started_at_epoch_ms < $2
       and c.status in ('received', 'running', 'waiting')`,
    [executor.executorID, Date.now() - claimGraceMs],
  );
  return claimed.filter((one) => !executor.systemDatabase.checkForRunningWorkflow(one.run_id));
}
