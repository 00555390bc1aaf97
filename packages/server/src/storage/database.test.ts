import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "./database.ts";
import { createTestDatabase } from "./test-database.ts";

const endOthers =
  "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

describe("a PostgreSQL that goes away", () => {
  let database: Database;
  let other: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const test = await createTestDatabase();
    drop = test.drop;
    database = openDatabase(test.url, 4);
    other = openDatabase(test.url, 1);
    await database.query("create table kept (n int primary key)");
  });
  afterAll(async () => {
    await database.close();
    await other.close();
    await drop();
  });

  it("costs a transaction its connection between two statements, and neither the process nor the row", async () => {
    let tries = 0;
    await database.transaction(async (tx) => {
      tries += 1;
      await tx.query("insert into kept values (1)");
      if (tries === 1) {
        await other.query(endOthers);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
    expect(tries).toBe(2);
    expect(await database.query("select n from kept")).toEqual([{ n: 1 }]);
  });
});
