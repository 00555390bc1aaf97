import { randomBytes } from "node:crypto";
import pg from "pg";

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** What `prepareTestDatabases` has made, for all processes of a test run. */
const template = "migrated";

/** An empty database of its own in the test run's PostgreSQL; with `migrated`, one that has all tables. */
export async function createTestDatabase({ migrated = false } = {}): Promise<TestDatabase> {
  const server = process.env["SURETY_TEST_POSTGRES"];
  if (server === undefined) throw new Error("SURETY_TEST_POSTGRES is not set: run the tests through npm test");
  const name = `test_${randomBytes(6).toString("hex")}`;
  // To copy files is several times quicker than to write each of their pages to the log, where nobody waits for a disk.
  await administer(server, `create database ${name} strategy file_copy${migrated ? ` template ${template}` : ""}`);
  return {
    url: urlOf(server, name),
    drop: () => administer(server, `drop database ${name} with (force)`),
  };
}

/** Makes what migrated test databases are copies of: to migrate each of them again took most of the time that it took to open a house. */
export async function prepareTestDatabases(server: string, migrate: (url: string) => Promise<void>): Promise<void> {
  // Nothing of a test run outlives it: what a commit waits for the disk is saved.
  await administer(server, "alter system set fsync = off");
  await administer(server, "select pg_reload_conf()");
  await administer(server, `create database ${template}`);
  await migrate(urlOf(server, template));
}

const urlOf = (server: string, name: string) => server.replace("/surety?", `/${name}?`);

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
