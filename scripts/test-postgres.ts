import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../packages/server/src/storage/embedded/embedded-postgres.ts";

/** One real PostgreSQL for the whole test run; each test makes a database of its own in it. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "surety-test-"));
  const server = await startEmbeddedPostgres(folder, () => {});
  process.env["SURETY_TEST_POSTGRES"] = server.url;
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
