import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import { wfQueueRunner } from "@dbos-inc/dbos-sdk/internal/wfqueue";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { Engine, StartedTask } from "@surety/core/ports/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase, type Transaction } from "../storage/database.ts";
import { createTestDatabase } from "../storage/test-database.ts";
import { launchEngine } from "./dbos-engine.ts";
import { deleteFinishedRuns } from "./finished-runs.ts";
import { reviveForgottenTasks } from "./forgotten-tasks.ts";
import { newExecutorId } from "./lease.ts";

const facts = { code: "away", message: "The other side is away." };

describe("tasks", () => {
  let database: Database;
  let engine: Engine<Transaction>;
  let drop: () => Promise<void>;
  const started: (StartedTask & { at: number })[] = [];
  const periods: Date[] = [];
  const warnings: string[] = [];
  const warn = (message: string) => void warnings.push(message);

  async function record(task: StartedTask): Promise<void> {
    started.push({ ...task, at: performance.now() });
    const failures = Number(task.payload["failures"] ?? 0);
    if (task.attempt <= failures) throw new TransientError(facts);
    if (task.payload["never"] === true) throw new TerminalError(facts);
  }

  beforeAll(async () => {
    const test = await createTestDatabase({ migrated: true });
    drop = test.drop;
    database = openDatabase(test.url);
    engine = await launchEngine({
      database,
      executorId: newExecutorId(),
      handler: async () => {},
      tasks: new Map([["record", record]]),
      recurring: [
        {
          name: "look",
          schedule: "* * * * * *",
          handler: async (at) => {
            periods.push(at);
            if (periods.length === 1) throw new Error("the first look failed");
          },
        },
      ],
      log: { info: () => {}, warn, error: warn },
      concurrency: 4,
    });
  });
  afterAll(async () => {
    await engine.close();
    await database.close();
    await drop();
  });

  const of = (id: string) => started.filter((task) => task.id === id);
  const enqueue = (id: string, payload: StartedTask["payload"] = {}, delaySeconds = 0) =>
    database.transaction((tx) => engine.enqueueTasks(tx, [{ id, name: "record", payload, delaySeconds }]));
  const until = (ready: () => boolean) => expect.poll(ready, { timeout: 20_000 }).toBe(true);

  it("start at once after the commit, with their payload", async () => {
    await enqueue("warm");
    await until(() => of("warm").length > 0);
    const waits: number[] = [];
    for (let n = 1; n <= 4; n += 1) {
      const committed = performance.now();
      await enqueue(`next-${n}`);
      await until(() => of(`next-${n}`).length > 0);
      waits.push((of(`next-${n}`)[0]?.at ?? Infinity) - committed);
    }
    // By the poll alone each would start a second after the one before it; on a busy machine any but not all may be late.
    expect(Math.min(...waits)).toBeLessThan(700);
    await enqueue("quick", { colour: "teal", count: 3 });
    await until(() => of("quick").length > 0);
    expect(of("quick")).toMatchObject([{ payload: { colour: "teal", count: 3 }, attempt: 1, isLast: false }]);
  });

  it("do not start when their transaction was rolled back, and the same id is one task", async () => {
    const failing = database.transaction(async (tx) => {
      await engine.enqueueTasks(tx, [{ id: "rolled-back", name: "record", payload: {} }]);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await enqueue("once");
    await enqueue("once");
    await until(() => of("once").length > 0);
    await enqueue("once");
    await enqueue("after");
    await until(() => of("after").length > 0);
    expect(of("once")).toHaveLength(1);
    expect(of("rolled-back")).toEqual([]);
  });

  it("are held back as long as they are told to, and are not left to the engine's own look", async () => {
    const looks = wfQueueRunner.constructor as unknown as { transitionIntervalMs: number };
    const { transitionIntervalMs } = looks;
    looks.transitionIntervalMs = 3_600_000;
    try {
      const before = performance.now();
      await enqueue("late", {}, 1);
      await until(() => of("late").length > 0);
      expect((of("late")[0]?.at ?? 0) - before).toBeGreaterThan(950);
      await enqueue("again", { failures: 1 });
      await until(() => of("again").length === 2);
    } finally {
      looks.transitionIntervalMs = transitionIntervalMs;
    }
  });

  it("come back while the other side is away, and no more when it can never succeed", async () => {
    await enqueue("patient", { failures: 2 });
    await enqueue("hopeless", { never: true });
    await until(() => of("patient").length === 3);
    expect(of("patient").map((task) => task.attempt)).toEqual([1, 2, 3]);
    expect(of("hopeless")).toHaveLength(1);
    expect(warnings.filter((said) => said.includes("hopeless"))).toEqual([
      "task record (hopeless), attempt 1: The other side is away.; given up",
    ]);
  });

  it("are done again by another process when theirs is killed", async () => {
    await enqueue("orphan", {}, 3600);
    await claimFor("orphan", "elsewhere:1:dead");
    await database.query("insert into surety.executors values ('elsewhere:1:dead', 'epoch')");
    await until(() => of("orphan").length > 0);
    expect(of("orphan")).toHaveLength(1);
  });

  it("are done again when the answer to their claim was lost", async () => {
    await enqueue("lost", {}, 3600);
    await claimFor("lost", DBOSExecutor.globalInstance?.executorID ?? "");
    expect(await reviveForgottenTasks(database)).toBe(1);
    await until(() => of("lost").length > 0);
  });

  it("are forgotten some time after they ended", async () => {
    await until(() => of("quick").length > 0);
    await expect
      .poll(async () => {
        await deleteFinishedRuns(0);
        return database.query("select 1 from dbos.workflow_status where workflow_uuid in ('task-quick', 'task-once')");
      })
      .toEqual([]);
  });

  it("that recur are done once in each period, and go on after a failure", async () => {
    await until(() => periods.length >= 3);
    const whole = periods.map((at) => at.getTime());
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole.every((at) => at % 1000 === 0)).toBe(true);
    expect(warnings).toContain("look: the first look failed");
  }, 30_000);

  /** What a process leaves behind that was killed, or that never heard of its own claim. */
  async function claimFor(id: string, executor: string): Promise<void> {
    await database.query(
      `update dbos.workflow_status set status = 'PENDING', executor_id = $2, started_at_epoch_ms = 1, delay_until_epoch_ms = null
       where workflow_uuid = $1`,
      [`task-${id}`, executor],
    );
  }
});
