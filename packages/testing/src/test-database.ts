import { Client } from "pg";
import { startTestPostgres, type TestPostgres } from "./embedded-postgres.ts";

let shared: Promise<TestPostgres> | undefined;
let made = 0;

/**
 * A fresh, empty database, on one server that all tests of this process share (started at the first call; it ends with the
 * process). `drop` removes the database although somebody may still be connected.
 */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  shared ??= startTestPostgres();
  const server = await shared;
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await command(server, `create database ${name}`);
  return { url: server.urlOf(name), drop: () => command(server, `drop database if exists ${name} with (force)`) };
}

async function command(server: TestPostgres, sql: string): Promise<void> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
