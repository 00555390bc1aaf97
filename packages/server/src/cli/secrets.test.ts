import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../storage/test-database.ts";
import { type Ended, runCommand } from "./test-command.ts";

let folder: string;
let test: TestDatabase;
beforeAll(async () => {
  [folder, test] = await Promise.all([
    mkdtemp(join(tmpdir(), "surety-secrets-")),
    createTestDatabase({ migrated: true }),
  ]);
}, 60_000);
afterAll(async () => {
  await test?.drop();
  await rm(folder, { recursive: true, force: true });
});

const surety = (...args: string[]): Promise<Ended> => runCommand(folder, args, { DATABASE_URL: test.url });

it("makes a secret, shows it once, and says from then on only that it is there", async () => {
  const made = await surety("secrets", "enter", "SHOP", "--new", "--json");
  expect(made.code, made.stderr).toBe(0);
  const { value } = JSON.parse(made.stdout) as { value: string };
  expect(value).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);

  const listed = await surety("secrets", "list");
  expect(listed.stdout).toMatch(/^SHOP: entered 20\S+; not used$/m);
  expect(listed.stdout + listed.stderr).not.toContain(value);

  expect((await surety("secrets", "remove", "SHOP")).code).toBe(0);
  const again = await surety("secrets", "remove", "SHOP");
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("has not been entered")]);
}, 120_000);

it("refuses what cannot be a secret, and says what one is", async () => {
  const refused = await surety("secrets", "enter", "SHOP");
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("not a secret of Standard Webhooks");
}, 60_000);
