import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import { DBOSJSON } from "@dbos-inc/dbos-sdk/internal/serialization";
import type { Run } from "@surety/core/ports/engine";
import type { Database, Queryable } from "../storage/database.ts";
import type { EngineLog } from "./engine-log.ts";
import { applicationName, interpreterVersion } from "./interpreter.ts";

/** How long the rows of ended runs may stay, so that one statement deletes those of many. */
const gatherMs = 100;

/** A run that others have taken over is theirs, whatever becomes of it here. */
const isOurs = "status = 'PENDING' and executor_id = $2";

interface Parts {
  database: Database;
  executorId: string;
  queueName: string;
  runName: string;
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

  /**
   * Writes runs as the engine would have enqueued them and given them to this process: the same two rows, without an answer
   * to wait for in between, so that they travel with whatever else the transaction writes.
   */
  async write(tx: Queryable, runs: readonly Run[]): Promise<void> {
    const { executorId, queueName, runName } = this.#parts;
    const ids = runs.map((run) => run.id);
    const inputs = runs.map((run) => DBOSJSON.stringify([run.caseIds]));
    await Promise.all([
      tx.query(
        `insert into dbos.workflow_status (workflow_uuid, status, name, queue_name, executor_id, application_version, application_name,
           application_id, authenticated_user, assumed_role, authenticated_roles, recovery_attempts, serialization, creator_xid, started_at_epoch_ms)
         select id, 'PENDING', $2, $3, $4, $5, $6, '', '', '', '[]', 1, $7, gen_random_uuid()::text, (extract(epoch from now()) * 1000)::bigint
         from unnest($1::text[]) as x(id) on conflict (workflow_uuid) do nothing`,
        [ids, runName, queueName, executorId, interpreterVersion, applicationName, DBOSJSON.name()],
      ),
      tx.query(
        `insert into dbos.workflow_input (workflow_uuid, inputs) select id, input from unnest($1::text[], $2::text[]) as x(id, input)
         on conflict (workflow_uuid) do nothing`,
        [ids, inputs],
      ),
    ]);
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
