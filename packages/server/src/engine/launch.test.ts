import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "../storage/test-database.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openHouse } from "../main.ts";
import { readServerConfig } from "../project/server-config.ts";
import { openDatabase } from "../storage/database.ts";
import { owner, ruleWorkflow } from "../test-house.ts";

describe("a house whose engine takes long to start", () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let folder: string;
  beforeAll(async () => {
    test = await createTestDatabase({ migrated: true });
    folder = await mkdtemp(join(tmpdir(), "surety-launch-"));
  });
  afterAll(async () => {
    await test.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it("carries what it finds in the queue when it is open, and fails nothing before", async () => {
    const errors: string[] = [];
    const log = { info: () => {}, warn: () => {}, error: (text: string) => void errors.push(text) };
    const config = readServerConfig({ DATABASE_URL: test.url }, { project: folder });
    const sender = await openHouse({ config, log, works: false });
    await sender.commands.saveWorkflow(ruleWorkflow(), owner);
    await sender.commands.setStage("sorting", "assisted", owner);
    const events = [{ payload: { text: "which of them?" } }];
    await sender.commands.ingest({ workflow: "sorting", trigger: "api", kind: "api", events });
    await sender.close();

    const other = openDatabase(test.url, 2);
    const held = Promise.withResolvers<void>();
    // The last thing that a launch does is to say that this process lives.
    const holding = other.transaction(async (tx) => {
      await tx.query("lock table surety.executors in share row exclusive mode");
      await held.promise;
    });
    const opening = openHouse({ config, log });
    await vi.waitUntil(() => is(other, "select 1 from dbos.workflow_status where status = 'PENDING'"), waiting);
    await new Promise((resolve) => setTimeout(resolve, 300));
    held.resolve();
    await holding;
    const house = await opening;
    await vi.waitUntil(() => is(other, "select 1 from surety.cases where status in ('waiting', 'failed')"), waiting);
    expect(await other.query("select status, error from surety.cases")).toEqual([{ status: "waiting", error: null }]);
    expect(errors).toEqual([]);
    await house.close();
    await other.close();
  });
});

const waiting = { timeout: 20_000, interval: 20 };

async function is(database: ReturnType<typeof openDatabase>, text: string): Promise<boolean> {
  return (await database.query(text)).length > 0;
}
