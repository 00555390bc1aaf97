import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../database.ts";
import { migrateStorage, withMigrationLock } from "../migrate.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";

describe("embedded PostgreSQL", () => {
  let folder: string;
  let server: EmbeddedPostgres;
  /** Whoever joined watches too, and would start again what the other has stopped. */
  const watching: EmbeddedPostgres[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "surety-pg-"));
    server = await startEmbeddedPostgres(folder, () => {});
    watching.push(server);
  });
  afterAll(async () => {
    await Promise.all(watching.map((one) => one.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  it("serves, migrates, and keeps a committed row over kill -9", async () => {
    await withMigrationLock(server.url, () => migrateStorage(server.url));
    const database = openDatabase(server.url);
    await database.query("insert into surety.secrets (name, ciphertext) values ('a', 'b')");
    process.kill(server.pid() ?? 0, "SIGKILL");
    await sleep(50);
    const rows = await database.query<{ ciphertext: string }>("select ciphertext from surety.secrets");
    expect(rows).toEqual([{ ciphertext: "b" }]);
    await database.close();
  });

  it("joins a server that an earlier process left running", async () => {
    const again = await startEmbeddedPostgres(folder, () => {});
    watching.push(again);
    expect(again.pid()).toBe(server.pid());
  });
});
