import type { Connection } from "@surety/core/ports/connector";
import { startTestPostgres } from "@surety/testing/embedded-postgres";
import { createTestDatabase } from "@surety/testing/test-database";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConnection } from "../open-connection.ts";
import { createAddressGuard } from "../outbound/address-guard.ts";

const world = { guard: createAddressGuard(), clock: { now: () => new Date("2026-03-04T10:00:00Z") } };
const limits = { timeoutMs: 5000 };
const open = (url: string, more: Record<string, unknown> = {}) =>
  openConnection({ name: "crm", kind: "postgres", settings: { url, ...more } }, world);

let database: { url: string; drop(): Promise<void> };
let admin: Client;
let crm: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = new Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(`
    create table customers (id int primary key, name text not null, tier text, seen timestamptz, born date, credit numeric(20,4), big bigint, tags jsonb, "odd ""name" text);
    insert into customers values (1, 'Ann', 'gold', '2026-03-04 11:00+01', '1990-05-06', 12.5, 9007199254740993, '["a"]', 'odd');
    create table tickets (ref text primary key, state text not null, idempotency_key text);
    create table loose (id int);
  `);
  crm = await open(database.url);
});
afterAll(async () => {
  await crm.close();
  await admin.end();
  await database.drop();
});
const lookup = (sql: string, params: Record<string, unknown> = {}, timeoutMs = 5000) =>
  crm.lookup?.({ kind: "sql", sql, params }, { timeoutMs });
const update = async (
  table: string,
  key: Record<string, unknown>,
  set: Record<string, unknown>,
  idempotencyKey = "k",
) => crm.effect?.({ kind: "update", table, key, set }, { ...limits, idempotencyKey });

describe("postgres lookup", () => {
  it("gives the first row as JSON values", async () => {
    expect(await lookup("select * from customers where id = :id", { id: 1 })).toEqual({
      id: 1,
      name: "Ann",
      tier: "gold",
      seen: "2026-03-04T10:00:00.000Z",
      born: "1990-05-06",
      credit: 12.5,
      big: "9007199254740993",
      tags: ["a"],
      'odd "name': "odd",
    });
  });

  it("is null where there is no row", async () =>
    expect(await lookup("select 1 from customers where id = :id", { id: 99 })).toBeNull());

  it("binds values, whatever they say", async () => {
    const name = "'; drop table customers; --";
    expect(await lookup("select :name::text as name, id from customers where name <> :name", { name })).toEqual({
      name,
      id: 1,
    });
    expect(await lookup("select count(*) as n from customers where id = any(:ids)", { ids: [1, 2] })).toEqual({ n: 1 });
  });

  it("changes nothing and runs one statement", async () => {
    await expect(lookup("update customers set tier = 'x' returning id")).rejects.toMatchObject({
      kind: "terminal",
      code: "postgres-25006",
    });
    await expect(lookup("select 1; delete from customers")).rejects.toMatchObject({ kind: "terminal" });
    expect(await lookup("select tier from customers")).toEqual({ tier: "gold" });
  });

  it("gives up at its timeout and works on", async () => {
    await expect(lookup("select pg_sleep(10)", {}, 100)).rejects.toMatchObject({ kind: "transient" });
    expect(await lookup("select 1 as one")).toEqual({ one: 1 });
  });

  it("names what a person must correct", async () => {
    await expect(lookup("select nme from customers")).rejects.toMatchObject({
      kind: "terminal",
      code: "postgres-42703",
    });
    await expect(lookup("select :id", {})).rejects.toMatchObject({ kind: "user", field: "params.id" });
  });
});

describe("postgres update", () => {
  it("changes a row, although columns it does not name may not be null", async () => {
    expect(await update("customers", { id: 1 }, { tier: "silver", 'odd "name': "x" })).toEqual({
      summary: "Updated a row of customers",
    });
    expect(await lookup("select tier, name from customers where id = 1")).toEqual({ tier: "silver", name: "Ann" });
  });

  it("inserts the row that is not there", async () => {
    expect(await update("public.customers", { id: 2 }, { name: "Bo" })).toEqual({
      summary: "Inserted a row into public.customers",
    });
    expect(await lookup("select name from customers where id = 2")).toEqual({ name: "Bo" });
  });

  it("takes effect once per idempotency key where the table remembers it", async () => {
    await update("tickets", { ref: "T1" }, { state: "open" }, "k1");
    await admin.query("update tickets set state = 'closed by a person'");
    expect(await update("tickets", { ref: "T1" }, { state: "open" }, "k1")).toEqual({
      summary: "Nothing to change in tickets: done before",
    });
    expect(await lookup("select state, idempotency_key from tickets")).toEqual({
      state: "closed by a person",
      idempotency_key: "k1",
    });
    await update("tickets", { ref: "T1" }, { state: "again" }, "k2");
    expect(await lookup("select state from tickets")).toEqual({ state: "again" });
  });

  it("inserts once when many come at the same time", async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => update("tickets", { ref: "T2" }, { state: `s${index}` }, `c${index}`)),
    );
    expect(await lookup("select count(*) as n from tickets where ref = 'T2'")).toEqual({ n: 1 });
  });

  it("updates where no unique index would let it insert, and says how many rows", async () => {
    await admin.query("create table pairs (side text, worth int); insert into pairs values ('a', 1), ('a', 2)");
    expect(await update("pairs", { side: "a" }, { worth: 3 })).toEqual({ summary: "Updated 2 rows of pairs" });
    await expect(update("pairs", { side: "b" }, { worth: 3 })).rejects.toMatchObject({ code: "postgres-42P10" });
  });

  it("finds a row that has nothing to set", async () => {
    expect(await update("customers", { id: 1 }, {})).toEqual({
      summary: "Nothing to change in customers: done before",
    });
  });

  it("goes on where the column for the key is dropped, and sets it a minute after it was added", async () => {
    let minute = 0;
    const clock = { now: () => new Date(Date.UTC(2026, 2, 4, 10, minute)) };
    const settings = { url: database.url };
    const own = await openConnection({ name: "own", kind: "postgres", settings }, { ...world, clock });
    const set = (state: string) =>
      own.effect?.(
        { kind: "update", table: "moods", key: { ref: "M" }, set: { state } },
        { ...limits, idempotencyKey: "m" },
      );
    await admin.query("create table moods (ref text primary key, state text, idempotency_key text)");
    await set("calm");
    await admin.query("alter table moods drop column idempotency_key");
    expect(await set("glad")).toEqual({ summary: "Updated a row of moods" });
    await admin.query("alter table moods add column idempotency_key text");
    minute = 2;
    await set("keen");
    expect(await lookup("select state, idempotency_key from moods")).toEqual({ state: "keen", idempotency_key: "m" });
    await own.close();
  });

  it.each([
    ["customers", { id: 3 }, { tier: "x" }, { kind: "terminal", code: "postgres-23502" }],
    ["customers", { id: "many" }, { tier: "x" }, { kind: "terminal", code: "postgres-22P02" }],
    ["loose", { id: 3 }, {}, { kind: "terminal", code: "postgres-42P10" }],
    ["nowhere", { id: 3 }, { a: 1 }, { kind: "terminal", code: "postgres-42P01" }],
    ['customers"; drop table customers; --', { id: 3 }, { a: 1 }, { kind: "terminal", code: "postgres-42P01" }],
    ["customers", {}, { tier: "x" }, { kind: "user", field: "key" }],
    ["customers", { id: 1 }, { id: 2 }, { kind: "user", field: "set.id" }],
  ])("%s %j %j", (table, key, set, expected) => expect(update(table, key, set)).rejects.toMatchObject(expected));
});

describe("postgres connection", () => {
  it("survives that its connections are ended, and says so", async () => {
    await lookup("select 1");
    const inFlight = Promise.resolve(lookup("select pg_sleep(5)")).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    expect(await inFlight).toMatchObject({ kind: "transient" });
    // A connection that was idle may be handed out before its end has been noticed: the next try has another.
    await expect.poll(() => lookup("select 1 as one")).toEqual({ one: 1 });
  });

  it("classifies a server that is not there, private, or refuses the login", async () => {
    const gone = await open("postgres://x@/y?host=/nowhere");
    await expect(gone.lookup?.({ kind: "sql", sql: "select 1", params: {} }, limits)).rejects.toMatchObject({
      kind: "transient",
    });
    const closed = await open("postgres://x@127.0.0.1:1/y", { allowPrivate: ["127.0.0.1:1"] });
    await expect(closed.lookup?.({ kind: "sql", sql: "select 1", params: {} }, limits)).rejects.toMatchObject({
      kind: "transient",
      code: "connection",
    });
    const blocked = await open("postgres://x@127.0.0.1:5432/y");
    await expect(blocked.lookup?.({ kind: "sql", sql: "select 1", params: {} }, limits)).rejects.toMatchObject({
      kind: "user",
      code: "blocked-address",
    });
    const stranger = await open(database.url.replace("postgres@", "stranger@"));
    await expect(stranger.lookup?.({ kind: "sql", sql: "select 1", params: {} }, limits)).rejects.toMatchObject({
      kind: "terminal",
      code: "postgres-28000",
    });
    await expect(open("postgres://h/d?sslrootcert=/etc/passwd")).rejects.toMatchObject({
      field: "connections.crm.url",
    });
  });

  it("outlives its server", async () => {
    const server = await startTestPostgres();
    const connection = await open(server.url);
    expect(await connection.test()).toMatchObject({ ok: true });
    await server.stop();
    expect(await connection.test()).toMatchObject({ ok: false });
    await expect(connection.lookup?.({ kind: "sql", sql: "select 1", params: {} }, limits)).rejects.toMatchObject({
      kind: "transient",
    });
    await connection.close();
  });
});
