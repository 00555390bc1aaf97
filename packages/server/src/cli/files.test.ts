import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeS3, startFakeS3 } from "@surety/testing/fakes/fake-s3";
import { createTestDatabase, type TestDatabase } from "../storage/test-database.ts";
import { type Ended, runCommand } from "./test-command.ts";

const key = { keyId: "AKTEST", secret: "not-so-secret", region: "eu-central-1" };
let folder: string;
let test: TestDatabase;
let storage: FakeS3;

beforeAll(async () => {
  [folder, test, storage] = await Promise.all([
    mkdtemp(join(tmpdir(), "surety-files-")),
    createTestDatabase({ migrated: true }),
    startFakeS3({ bucket: "papers", ...key }),
  ]);
  await writeFile(join(folder, "one.md"), "# One\nThe first.");
  await writeFile(join(folder, "two.md"), "# Two\nThe second.");
}, 60_000);
afterAll(async () => {
  await storage?.close();
  await test?.drop();
  await rm(folder, { recursive: true, force: true });
});

const surety = (args: string[], environment: Record<string, string> = {}): Promise<Ended> =>
  runCommand(folder, args, {
    DATABASE_URL: test.url,
    AWS_ACCESS_KEY_ID: key.keyId,
    AWS_SECRET_ACCESS_KEY: key.secret,
    AWS_REGION: key.region,
    AWS_ENDPOINT_URL_S3: storage.url,
    ...environment,
  });
const onDisk = async () =>
  (await readdir(join(folder, ".surety/files"), { recursive: true })).filter((name) => /^..[/\\].{62}$/.test(name));

it("moves files to a bucket and back, and reads them where they are", async () => {
  const bucket = "s3://papers/surety";
  const added = await surety(["knowledge", "add", "help", "one.md"]);
  expect(added.code, added.stderr).toBe(0);
  expect(await onDisk()).toHaveLength(1);

  const moved = await surety(["files", "move", "--from", "disk", "--to", bucket, "--remove", "--json"]);
  expect(moved.code, moved.stderr).toBe(0);
  expect(JSON.parse(moved.stdout)).toEqual({ moved: 1, missing: [] });
  expect([(await onDisk()).length, storage.objects.size]).toEqual([0, 1]);

  const inBucket = await surety(["knowledge", "add", "help", "one.md", "two.md"], { SURETY_FILES: bucket });
  expect(inBucket.code, inBucket.stderr).toBe(0);
  expect([(await onDisk()).length, storage.objects.size]).toEqual([0, 2]);

  const back = await surety(["files", "move", "--from", bucket, "--to", "disk", "--json"]);
  expect(JSON.parse(back.stdout)).toEqual({ moved: 2, missing: [] });
  expect([(await onDisk()).length, storage.objects.size]).toEqual([2, 2]);
}, 240_000);

it("says what is wrong with a place, a key and a bucket", async () => {
  const same = await surety(["files", "move", "--from", "disk", "--to", "disk"]);
  expect([same.code, same.stderr]).toEqual([1, expect.stringContaining("to the same place")]);
  const wrong = await surety(["files", "move", "--from", "disk", "--to", "s3://missing"]);
  expect([wrong.code, wrong.stderr]).toEqual([
    1,
    expect.stringMatching(/"missing" at .* does not exist.*\n?.*Make it/s),
  ]);
  const keyless = await surety(["knowledge", "list"], { SURETY_FILES: "s3://papers", AWS_ACCESS_KEY_ID: "" });
  expect([keyless.code, keyless.stderr]).toEqual([1, expect.stringContaining("AWS_ACCESS_KEY_ID is missing")]);
  const odd = await surety(["knowledge", "list"], { SURETY_SCANNER: "ftp://scan" });
  expect([odd.code, odd.stderr]).toEqual([1, expect.stringContaining("SURETY_SCANNER is not usable")]);
}, 240_000);
