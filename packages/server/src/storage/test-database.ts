import { randomBytes } from "node:crypto";
import pg from "pg";

/** An empty database of its own in the test run's PostgreSQL. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env["SURETY_TEST_POSTGRES"];
  if (server === undefined) throw new Error("SURETY_TEST_POSTGRES is not set: run the tests through npm test");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(server, `create database ${name}`);
  return {
    url: server.replace("/surety?", `/${name}?`),
    drop: () => administer(server, `drop database ${name} with (force)`),
  };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
