import { setTimeout as sleep } from "node:timers/promises";
import { DBOSClient } from "@dbos-inc/dbos-sdk";
import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import { wfQueueRunner } from "@dbos-inc/dbos-sdk/internal/wfqueue";
import { createTestDatabase } from "../storage/test-database.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine, StartedRun } from "@surety/core/ports/engine";
import { type Database, openDatabase, type Transaction } from "../storage/database.ts";
import { migrateStorage, withMigrationLock } from "../storage/migrate.ts";
import { launchEngine, migrateEngine } from "./dbos-engine.ts";
import { deleteFinishedRuns } from "./finished-runs.ts";
import { interpreterVersion } from "./interpreter.ts";
import { newExecutorId } from "./lease.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };

describe("engine", () => {
  let database: Database;
  let engine: Engine<Transaction>;
  let drop: () => Promise<void>;
  const started: (StartedRun & { at: number })[] = [];
  const lost = Promise.withResolvers<void>();

  beforeAll(async () => {
    const test = await createTestDatabase();
    drop = test.drop;
    database = openDatabase(test.url);
    await withMigrationLock(test.url, async () => {
      await migrateStorage(test.url);
      await migrateEngine(test.url);
    });
    engine = await launched(4);
  });
  afterAll(async () => {
    await engine.close();
    await database.close();
    await drop();
  });

  const handler = async (run: StartedRun) => {
    started.push({ ...run, at: performance.now() });
    if (run.id === "fails") throw new Error("a bug");
    if (["dies", "taken"].includes(run.id) && run.attempt === 1) await lost.promise;
  };
  const launched = (concurrency: number) =>
    launchEngine({ database, executorId: newExecutorId(), handler, log: silent, concurrency });

  async function until(ready: () => boolean): Promise<void> {
    for (let n = 0; n < 400 && !ready(); n += 1) await sleep(10);
    expect(ready()).toBe(true);
  }

  it("has its queues from the first moment, so that the first run waits for no look around", () => {
    const { states } = wfQueueRunner as unknown as { states: ReadonlyMap<string, unknown> };
    expect([...states.keys()]).toEqual(expect.arrayContaining(["cases", "tasks"]));
  });

  it("starts a committed run at once, without waiting for a poll", async () => {
    await database.transaction((tx) => engine.enqueue(tx, [{ id: "warm", caseIds: ["a"] }]));
    await until(() => started.some((run) => run.id === "warm"));
    const committed = performance.now();
    await database.transaction((tx) => engine.enqueue(tx, [{ id: "quick", caseIds: ["a", "b"] }]));
    await until(() => started.some((run) => run.id === "quick"));
    const run = started.find((candidate) => candidate.id === "quick");
    expect(run?.caseIds).toEqual(["a", "b"]);
    expect((run?.at ?? Infinity) - committed).toBeLessThan(700);
  });

  const stateOf = async (id: string) =>
    (
      await database.query<{ status: string; executor: string }>(
        "select status, executor_id as executor from dbos.workflow_status where workflow_uuid = $1",
        [id],
      )
    )[0];

  /** While the queue is looked through what is enqueued goes through it, too. */
  const free = () => until(() => engine.freePlaces() > 1);

  it("keeps nothing of a run that began here and has ended, and marks one that failed", async () => {
    await free();
    await database.transaction((tx) =>
      engine.enqueue(tx, [
        { id: "ends", caseIds: [] },
        { id: "fails", caseIds: [] },
      ]),
    );
    await expect.poll(() => stateOf("ends")).toBeUndefined();
    await expect.poll(async () => (await stateOf("fails"))?.status).toBe("ERROR");
    expect(await database.query("select 1 from dbos.workflow_input where workflow_uuid = 'ends'")).toEqual([]);
    await deleteFinishedRuns(-60_000);
    expect(await stateOf("fails")).toBeUndefined();
  });

  it("gives a run that began in a process which died to another, and says that it may have been begun", async () => {
    await free();
    await database.transaction((tx) => engine.enqueue(tx, [{ id: "dies", caseIds: ["a"] }]));
    await until(() => started.some((run) => run.id === "dies"));
    expect(await stateOf("dies")).toEqual({ status: "PENDING", executor: DBOSExecutor.globalInstance?.executorID });
    await database.query("update dbos.workflow_status set executor_id = 'gone' where workflow_uuid = 'dies'");
    await DBOSExecutor.globalInstance?.recoverPendingWorkflows(["gone"]);
    await until(() => started.filter((run) => run.id === "dies").length === 2);
    expect(started.filter((run) => run.id === "dies")).toMatchObject([
      { isFirst: true, attempt: 1 },
      { isFirst: false, attempt: 2, caseIds: ["a"] },
    ]);
  });

  it("leaves a run alone that another has taken over, when it ends here too", async () => {
    await free();
    await database.transaction((tx) => engine.enqueue(tx, [{ id: "taken", caseIds: ["a"] }]));
    await until(() => started.some((run) => run.id === "taken"));
    await database.query("update dbos.workflow_status set executor_id = 'other' where workflow_uuid = 'taken'");
    lost.resolve();
    await database.transaction((tx) => engine.enqueue(tx, [{ id: "afterwards", caseIds: [] }]));
    await expect.poll(() => stateOf("afterwards")).toBeUndefined();
    expect(await stateOf("taken")).toEqual({ status: "PENDING", executor: "other" });
  });

  it("goes on with what has begun in its commit, and does not ask the handler", async () => {
    let gone = 0;
    const goOn = async () => void (gone += 1);
    await database.transaction((tx) => engine.enqueue(tx, [{ id: "begun", caseIds: ["a"], goOn }]));
    await expect.poll(() => stateOf("begun")).toBeUndefined();
    expect([gone, started.some((run) => run.id === "begun")]).toEqual([1, false]);
  });

  it("writes a run that begins here as the engine itself would have written and then begun it", async () => {
    await free();
    const client = await DBOSClient.create({ systemDatabaseUrl: database.url, applicationName: "surety" });
    const options = { queueName: "cases", workflowName: "advance-cases", appVersion: interpreterVersion };
    const rows = await database.transaction(async (tx) => {
      await client.enqueueInTransaction(tx.client, { ...options, workflowID: "theirs" }, ["a", "b"]);
      await engine.enqueue(tx, [{ id: "ours", caseIds: ["a", "b"] }]);
      return tx.query<{ row: Record<string, unknown>; inputs: string }>(
        `select to_jsonb(s) - '{workflow_uuid,creator_xid}'::text[] as row, i.inputs
         from dbos.workflow_status s join dbos.workflow_input i using (workflow_uuid)
         where workflow_uuid in ('theirs', 'ours') order by workflow_uuid desc`,
      );
    });
    await client.destroy();
    const [theirs, ours] = rows;
    expect(theirs?.row).toMatchObject({ status: "ENQUEUED", executor_id: "", recovery_attempts: 0 });
    const begun = { status: "PENDING", executor_id: DBOSExecutor.globalInstance?.executorID, recovery_attempts: 1 };
    const times = {
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
      started_at_epoch_ms: expect.any(Number),
    };
    expect(ours).toEqual({ inputs: theirs?.inputs, row: { ...theirs?.row, ...begun, ...times } });
  });

  it("does not start what was rolled back", async () => {
    const failing = database.transaction(async (tx) => {
      await engine.enqueue(tx, [{ id: "rolled-back", caseIds: ["a"] }]);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await database.transaction((tx) => engine.enqueue(tx, [{ id: "after", caseIds: [] }]));
    await until(() => started.some((run) => run.id === "after"));
    expect(started.some((run) => run.id === "rolled-back")).toBe(false);
  });

  it("holds a delayed run back", async () => {
    const before = performance.now();
    await database.transaction((tx) => engine.enqueue(tx, [{ id: "late", caseIds: [], delaySeconds: 1 }]));
    await until(() => started.some((run) => run.id === "late"));
    expect((started.find((run) => run.id === "late")?.at ?? 0) - before).toBeGreaterThan(950);
  });

  it("runs more runs than it has places", async () => {
    const runs = Array.from({ length: 50 }, (_, n) => ({ id: `many-${n}`, caseIds: [] }));
    await database.transaction((tx) => engine.enqueue(tx, runs));
    await expect.poll(() => started.filter((run) => run.id.startsWith("many-")).length, { timeout: 4000 }).toBe(50);
  });

  it("leaves the places of others alone where it carries nothing itself", async () => {
    await engine.close();
    engine = await launched(0);
    const queues = await database.query("select name, worker_concurrency as places from dbos.queues order by name");
    expect(queues).toEqual(expect.arrayContaining([{ name: "cases", places: 4 }]));
  });
});
