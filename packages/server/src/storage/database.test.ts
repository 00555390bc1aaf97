import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase, type Queryable } from "./database.ts";
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

  it("costs reads that travel together their connection, and not their answers", async () => {
    let tries = 0;
    const read = await database.together(async (one) => {
      tries += 1;
      await one.query("select 1");
      if (tries === 1) {
        await other.query(endOthers);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return Promise.all([one.query("select n from kept"), one.query("select 2 as n")]);
    });
    expect([tries, read]).toEqual([2, [[{ n: 1 }], [{ n: 2 }]]]);
  });
});

describe("a transaction", () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const test = await createTestDatabase();
    drop = test.drop;
    database = openDatabase(test.url, 2);
    await database.query("create table kept (n int primary key)");
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  it("takes no statement any more once one of it has failed, from those either that did not wait for it", async () => {
    let late: Promise<unknown> = Promise.resolve();
    const failing = database.transaction(async (tx) => {
      const refused = tx.query("insert into kept values (1), (1)");
      late = refused
        .catch(() => new Promise((resolve) => setTimeout(resolve, 20)))
        .then(() => tx.query("insert into kept values (2)"));
      await Promise.all([refused, late]);
    });
    await expect(failing).rejects.toThrow("duplicate key");
    await expect(late).rejects.toThrow("the transaction is over");
    expect(await database.query("select n from kept")).toEqual([]);
  });

  it("may be closed by its last statements, whose commit waits for no answer", async () => {
    const order: string[] = [];
    const kept = await database.transaction(async (tx) => {
      tx.afterCommit(() => void order.push("after"));
      const insert = (n: number) => tx.query<{ n: number }>("insert into kept values ($1) returning n", [n]);
      const rows = await tx.closing(() => Promise.all([insert(7), insert(8)]));
      order.push("written");
      await expect(insert(9)).rejects.toThrow("the transaction is over");
      return rows.flat();
    });
    expect([kept, order]).toEqual([
      [{ n: 7 }, { n: 8 }],
      ["written", "after"],
    ]);
    expect(await database.query("select n from kept order by n")).toEqual([{ n: 7 }, { n: 8 }]);
  });

  it("keeps nothing where one of its last statements fails, whichever of them", async () => {
    let told = 0;
    const closing = (...numbers: number[]) =>
      database.transaction((tx) => {
        tx.afterCommit(() => void (told += 1));
        return tx.closing(() => Promise.all(numbers.map((n) => tx.query("insert into kept values ($1)", [n]))));
      });
    await expect(closing(20, 7, 21)).rejects.toMatchObject({ code: "23505" });
    await expect(closing(22, 23, 8)).rejects.toMatchObject({ code: "23505" });
    const ignored = database.transaction((tx) =>
      tx.closing(() => Promise.all([tx.query("insert into kept values (24)"), tx.query("nonsense").catch(() => {})])),
    );
    await expect(ignored).rejects.toThrow("rolled back");
    expect([told, await database.query("select n from kept where n >= 20")]).toEqual([0, []]);
    const unasked = database.transaction((tx) =>
      tx.closing(async () => {
        const never = async () => Promise.reject(new Error("too long for JSON"));
        await Promise.all([tx.query("insert into kept values (25)"), never()]);
      }),
    );
    await expect(unasked).rejects.toThrow("too long for JSON");
    const deep = async (tx: Queryable) => await tx.query("insert into kept values (7)");
    const behind = database.transaction((tx) =>
      tx.closing(() => Promise.all([(async () => deep(tx))(), tx.query("insert into kept values (26)")])),
    );
    await expect(behind).rejects.toMatchObject({ code: "23505" });
    // The connection is as good as before.
    await closing(30);
    expect(told).toBe(1);
  });
});
