import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import type { Run } from "@surety/core/ports/engine";
import type { Database, Queryable } from "../storage/database.ts";
import type { EngineLog } from "./engine-log.ts";

/** How long the rows of ended runs may stay, so that one statement deletes those of many. */
const gatherMs = 100;

/** A run that others have taken over is theirs, whatever becomes of it here. */
const isOurs = "status = 'PENDING' and executor_id = $2";

interface Parts {
  database: Database;
  executorId: string;
  queueName: string;
  /** Carries out one run. */
  carry(run: Run): Promise<void>;
  log: EngineLog;
}

/**
 * Runs that begin in the process that enqueues them, right after the commit. In the engine's table they stand from the start
 * as the queue would have given them to this process, so they are recovered like all others; only the way through the queue
 * and the engine's own bookkeeping of a run, nine statements in five round trips, are spared.
 */
export class RunsBegunHere {
  readonly #parts: Parts;
  #ended: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Marks runs that `tx` has just enqueued as given to this process. */
  async take(tx: Queryable, runs: readonly Run[]): Promise<void> {
    await tx.query(
      `update dbos.workflow_status set status = 'PENDING', executor_id = $2, recovery_attempts = recovery_attempts + 1,
         started_at_epoch_ms = (extract(epoch from now()) * 1000)::bigint
       where workflow_uuid = any($1) and status = 'ENQUEUED'`,
      [runs.map((run) => run.id), this.#parts.executorId],
    );
  }

  /** Begins a run whose enqueuing has committed; the engine counts it, and waits for it when it shuts down. */
  begin(run: Run): void {
    const engine = DBOSExecutor.globalInstance?.systemDatabase;
    if (engine === undefined) return;
    const entry = engine.registerRunningWorkflow(run.id, this.#parts.queueName);
    engine.trackRunningWorkflow(run.id, entry, this.#carry(run));
  }

  /** A run that fails stays for a while as one that has ended in an error: the sweep of stranded cases gives its cases another. */
  async #carry(run: Run): Promise<void> {
    try {
      await this.#parts.carry(run);
      this.#ended.push(run.id);
      this.#timer ??= setTimeout(() => void this.forget(), gatherMs).unref();
    } catch (error) {
      const { database, executorId, log } = this.#parts;
      log.error(`run ${run.id}: ${(error as Error).stack ?? String(error)}`);
      await database
        .query(
          `update dbos.workflow_status set status = 'ERROR', completed_at = (extract(epoch from now()) * 1000)::bigint
           where workflow_uuid = $1 and ${isOurs}`,
          [run.id, executorId],
        )
        .catch((lost: Error) => log.warn(`run ${run.id} is not marked as failed: ${lost.message}`));
    }
  }

  /** Deletes what the engine keeps of runs that have ended: what they did stands in our own tables. */
  async forget(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const ids = this.#ended.splice(0);
    if (ids.length === 0) return;
    await this.#parts.database
      .query(
        `with runs as (delete from dbos.workflow_status where workflow_uuid = any($1) and ${isOurs} returning workflow_uuid)
         delete from dbos.workflow_input where workflow_uuid in (select workflow_uuid from runs)`,
        [ids, this.#parts.executorId],
      )
      .catch((error: Error) => {
        this.#ended.push(...ids);
        this.#parts.log.warn(`ended runs: ${error.message}`);
      });
  }
}
