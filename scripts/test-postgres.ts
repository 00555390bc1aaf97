import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { migrateEngine } from "../packages/server/src/engine/dbos-engine.ts";
import { startEmbeddedPostgres } from "../packages/server/src/storage/embedded/embedded-postgres.ts";
import { migrateStorage } from "../packages/server/src/storage/migrate.ts";
import { prepareTestDatabases } from "../packages/server/src/storage/test-database.ts";
import { makeTestFolder } from "./test-folder.ts";

/** One real PostgreSQL for the whole test run; each test makes a database of its own in it. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await makeTestFolder();
  process.env["SURETY_TEST_DISK"] = tmpdir();
  process.env["TMPDIR"] = folder;
  const server = await startEmbeddedPostgres(folder, () => {});
  await prepareTestDatabases(server.url, async (url) => {
    await migrateStorage(url);
    await migrateEngine(url);
  });
  process.env["SURETY_TEST_POSTGRES"] = server.url;
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
