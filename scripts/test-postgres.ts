import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  // For all the processes and threads of the tests; what they load is mostly the same.
  process.env["NODE_COMPILE_CACHE"] ??= join(import.meta.dirname, "..", "node_modules", ".surety", "compiled");
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
