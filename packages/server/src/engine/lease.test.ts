import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../storage/database.ts";
import { createTestDatabase } from "../storage/test-database.ts";
import { holdLease, newExecutorId, Patience } from "./lease.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };

describe("the lease of a process", () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const test = await createTestDatabase({ migrated: true });
    drop = test.drop;
    database = openDatabase(test.url, 4);
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  const executors = async () =>
    (await database.query<{ id: string }>("select id from surety.executors order by id")).map((row) => row.id);

  it("leaves word when it ends, so that a run which did not end in time is taken over", async () => {
    const ours = newExecutorId();
    await (await holdLease(database, ours, silent)).release();
    expect(await executors()).toEqual([ours]);
    const theirs = newExecutorId();
    const next = await holdLease(database, theirs, silent);
    expect(await executors()).toEqual([theirs]);
    await next.release();
  });

  it("lets the others beat first when the database was away for all of them", () => {
    const patience = new Patience(0);
    const beats = [1000, 2000, 9000, 12_000, 15_000, 16_900, 17_000];
    expect(beats.map((now) => patience.isOver(now))).toEqual([true, true, false, false, false, false, true]);
  });

  it("does not take another for dead at its first late beat", async () => {
    await database.query("delete from surety.executors");
    await database.query("insert into surety.executors values ('elsewhere:1:x', now() - interval '3 seconds')");
    const lease = await holdLease(database, newExecutorId(), silent);
    expect(await executors()).toContain("elsewhere:1:x");
    await lease.release();
  });
});
