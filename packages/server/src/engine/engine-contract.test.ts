import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import { SystemDatabase } from "@dbos-inc/dbos-sdk/internal/system_database";
import { wfQueueRunner } from "@dbos-inc/dbos-sdk/internal/wfqueue";
import { describe, expect, it } from "vitest";

/** These calls of DBOS are not part of its public face (docs/decisions/0001, 0046): this fails when an upgrade changes them. */
describe("what we use of DBOS's inside", () => {
  it("is the version that was pinned", () => {
    const main = createRequire(import.meta.url).resolve("@dbos-inc/dbos-sdk");
    const manifest = readFileSync(`${main.split("/dist/")[0]}/package.json`, "utf8");
    expect((JSON.parse(manifest) as { version: string }).version).toBe("5.3.0");
  });

  it("polls one queue, and keeps the state of each by name", () => {
    const runner = wfQueueRunner as unknown as { pollQueue: (...args: unknown[]) => unknown; states: unknown };
    expect(runner.pollQueue.length).toBe(2);
    expect(runner.states).toBeInstanceOf(Map);
  });

  it("ends delays that are over, once a second", () => {
    expect(SystemDatabase.prototype.transitionDelayedWorkflows.length).toBe(0);
    expect(wfQueueRunner.constructor).toHaveProperty("transitionIntervalMs", 1000);
  });

  it("recovers the runs of named processes, and counts what runs here", () => {
    expect(DBOSExecutor.prototype.recoverPendingWorkflows.length).toBeLessThanOrEqual(1);
    expect(DBOSExecutor).toHaveProperty("globalInstance");
  });

  it("knows which runs are under way in this process", () => {
    expect(SystemDatabase.prototype.checkForRunningWorkflow.length).toBe(1);
    expect(SystemDatabase.prototype.registerRunningWorkflow.length).toBe(3);
    expect(SystemDatabase.prototype.trackRunningWorkflow.length).toBe(3);
  });
});
