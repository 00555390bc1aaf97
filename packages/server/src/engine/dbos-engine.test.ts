import { setTimeout as sleep } from "node:timers/promises";
import { wfQueueRunner } from "@dbos-inc/dbos-sdk/internal/wfqueue";
import { createTestDatabase } from "../storage/test-database.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@surety/core/ports/engine";
import { type Database, openDatabase, type Transaction } from "../storage/database.ts";
import { migrateStorage, withMigrationLock } from "../storage/migrate.ts";
import { launchEngine, migrateEngine } from "./dbos-engine.ts";
import { newExecutorId } from "./lease.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };

describe("engine", () => {
  let database: Database;
  let engine: Engine<Transaction>;
  let drop: () => Promise<void>;
  const started: { id: string; caseIds: readonly string[]; at: number }[] = [];

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

  const handler = async (run: { id: string; caseIds: readonly string[] }) =>
    void started.push({ ...run, at: performance.now() });
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
