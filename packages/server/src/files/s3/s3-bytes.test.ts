import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Secret } from "@surety/core/ports/secret";
import { type FakeS3, startFakeS3 } from "@surety/testing/fakes/fake-s3";
import { NoBytes } from "../byte-store.ts";
import { DiskBytes } from "../disk-bytes.ts";
import { bucketBytes } from "../open-files.ts";
import { pruneCache } from "./prune-cache.ts";
import { readBucket, type S3Place } from "./s3-place.ts";

const key = { keyId: "AKTEST", secret: "not-so-secret", region: "eu-central-1" };
const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");

describe("files in a bucket", () => {
  let folder: string;
  let storage: FakeS3;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "surety-s3-"));
    storage = await startFakeS3({ bucket: "papers", ...key });
  });
  afterEach(async () => {
    await storage.close();
    await rm(folder, { recursive: true });
  });

  const place = (changes: Partial<S3Place> = {}): S3Place => ({
    bucket: "papers",
    prefix: "surety/",
    endpoint: new URL(storage.url),
    region: key.region,
    keyId: key.keyId,
    secret: new Secret(key.secret),
    sessionToken: null,
    ...changes,
  });
  const open = (changes: Partial<S3Place> = {}, before: DiskBytes | null = null) =>
    bucketBytes({ place: place(changes), cache: join(folder, "cache"), clock: { now: () => new Date() }, before });
  const unnamed = async (content: string | Buffer) => {
    const path = join(folder, "incoming");
    await writeFile(path, content);
    return { hash: sha256(content), size: Buffer.byteLength(content), path };
  };
  const textOf = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text();
  const objectOf = (hash: string) => `surety/${hash.slice(0, 2)}/${hash.slice(2)}`;

  it("are kept under their hash, once, and come back whole", async () => {
    const [bytes, file] = [open(), await unnamed("%PDF-1.4 one")];
    await bytes.name(file);
    await bytes.name(file);
    expect(storage.requests.filter((one) => one.startsWith("PUT"))).toEqual([`PUT ${objectOf(file.hash)}`]);
    expect(await textOf(await bytes.read(file.hash))).toBe("%PDF-1.4 one");
    const path = await bytes.local(file.hash);
    expect(await readFile(path, "utf8")).toBe("%PDF-1.4 one");
    const asked = storage.requests.length;
    expect(await bytes.local(file.hash)).toBe(path);
    expect(storage.requests).toHaveLength(asked);
    await bytes.remove(file.hash);
    expect(storage.objects.size).toBe(0);
    await expect(bytes.read(file.hash)).rejects.toBeInstanceOf(NoBytes);
    await expect(bytes.local(file.hash)).rejects.toBeInstanceOf(NoBytes);
  });

  it("go in parts where they are large, and leave nothing behind where that fails", async () => {
    const [bytes, content] = [open(), Buffer.alloc(33 * 1_048_576, "large file ")];
    const file = await unnamed(content);
    await bytes.name(file);
    expect(storage.objects.get(objectOf(file.hash))?.equals(content)).toBe(true);
    expect(storage.requests.filter((one) => one.includes("partNumber"))).toHaveLength(3);
    const other = await unnamed(Buffer.alloc(20 * 1_048_576, "other "));
    // The first part arrives, the second does not.
    storage.failNext({ status: 403, code: "AccessDenied", after: 3 });
    await expect(bytes.name(other)).rejects.toMatchObject({ code: "storage-access-denied" });
    expect([storage.uploads.size, storage.objects.size]).toEqual([0, 1]);
  });

  it("are asked for again where the storage is busy, and given up where it stays so", async () => {
    const [bytes, file] = [open(), await unnamed("%PDF-1.4 busy")];
    storage.failNext({ status: 503, code: "SlowDown", times: 2 });
    await bytes.name(file);
    expect(storage.objects.has(objectOf(file.hash))).toBe(true);
    storage.failNext({ status: 500, code: "InternalError", times: 5 });
    await expect(bytes.read(file.hash)).rejects.toMatchObject({ kind: "transient", code: "storage-busy" });
    expect(await textOf(await bytes.read(file.hash))).toBe("%PDF-1.4 busy");
    await storage.close();
    await expect(bytes.read(file.hash)).rejects.toMatchObject({ kind: "transient" });
  });

  it.each<[string, Partial<S3Place>, string, RegExp]>([
    ["an unknown key", { keyId: "AKNONE" }, "storage-invalid-access-key-id", /does not know the access key "AKNONE"/],
    ["a wrong secret", { secret: new Secret("wrong") }, "storage-signature-does-not-match", /refuses the signature/],
    ["no such bucket", { bucket: "missing" }, "storage-no-such-bucket", /"missing" at .* does not exist/],
    ["the wrong region", { region: "us-east-1" }, "storage-authorization-header-malformed", /region "us-east-1"/],
  ])("say what is wrong with %s", async (_, changes, code, message) => {
    const error = await open(changes)
      .name(await unnamed("%PDF-1.4 x"))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "terminal", code, message: expect.stringMatching(message) });
    expect(String((error as { remedy?: string }).remedy)).toMatch(/Correct|Make it/);
    expect(storage.objects.size).toBe(0);
  });

  it("say that clocks differ", async () => {
    storage.setClock(3_600_000);
    await expect(open().name(await unnamed("%PDF-1.4 x"))).rejects.toMatchObject({
      code: "storage-request-time-too-skewed",
      message: expect.stringMatching(/clocks differ: here it is 20.*, there .* GMT/),
    });
  });

  it("are not handed on where they are not what was put there", async () => {
    const [bytes, file] = [open(), await unnamed("%PDF-1.4 whole")];
    await bytes.name(file);
    storage.objects.set(objectOf(file.hash), Buffer.from("%PDF-1.4 other"));
    await expect(bytes.local(file.hash)).rejects.toMatchObject({ code: "file-damaged" });
    expect(await readdir(join(folder, "cache"), { recursive: true })).toEqual([file.hash.slice(0, 2)]);
  });

  it("are found where they were before they were moved", async () => {
    const disk = new DiskBytes(join(folder, "files"));
    const file = await unnamed("%PDF-1.4 older");
    await disk.name(file);
    const bytes = open({}, disk);
    expect(await textOf(await bytes.read(file.hash))).toBe("%PDF-1.4 older");
    expect(await readFile(await bytes.local(file.hash), "utf8")).toBe("%PDF-1.4 older");
  });
});

it("keeps what was used lately where files are kept for reading", async () => {
  const folder = await mkdtemp(join(tmpdir(), "surety-cache-"));
  await writeFile(join(folder, "lately"), "x".repeat(100));
  await pruneCache(folder, 10);
  expect(await readdir(folder)).toEqual(["lately"]);
  await rm(folder, { recursive: true });
});

it.each([
  ["s3://papers", { bucket: "papers", prefix: "" }],
  ["s3://papers/a/b/", { bucket: "papers", prefix: "a/b/" }],
  ["s3://papers/../x", undefined],
  ["s3://P", undefined],
  ["https://papers", undefined],
  ["s3://papers/a b", undefined],
])("reads %s", (text, bucket) => {
  expect(readBucket(text)).toEqual(bucket);
});
