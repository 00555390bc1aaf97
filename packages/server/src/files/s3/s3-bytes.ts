import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rename, rm, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { networkError } from "@surety/connectors/outbound/network-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { newId } from "../../storage/new-id.ts";
import { type ByteStore, NoBytes, type Unnamed } from "../byte-store.ts";
import { pruneCache } from "./prune-cache.ts";
import type { S3Place } from "./s3-place.ts";
import type { S3Requests } from "./s3-requests.ts";

/** Files up to this size are sent as one; larger ones in parts of it, so that no more of them is in memory. */
const partBytes = 16 * 1_048_576;

interface S3Parts {
  place: S3Place;
  requests: Pick<S3Requests, "send" | "ask">;
  /** Where files are that are read on this machine; whatever is in there can be fetched again. */
  cache: string;
  /** Where files were before they were moved; they are looked for there too. */
  before: ByteStore | null;
}

/** Files in a bucket, each under a key made of the hash of its content. */
export class S3Bytes implements ByteStore {
  readonly #parts: S3Parts;

  constructor(parts: S3Parts) {
    this.#parts = parts;
  }

  async name(file: Pick<Unnamed, "hash" | "size" | "path">): Promise<void> {
    const key = this.#key(file.hash);
    if ((await this.#sizeOf(key)) === file.size) return;
    if (file.size > partBytes) return this.#nameInParts(key, file.path, file.size);
    const kept = await this.#parts.requests.ask({ method: "PUT", key, body: await readFile(file.path) });
    if (kept === null) throw oddAnswer("keeping a file");
  }

  async read(hash: string): Promise<ReadableStream<Uint8Array>> {
    const answer = await this.#parts.requests.send({ method: "GET", key: this.#key(hash) });
    if (answer !== null) return Readable.toWeb(answer.body) as ReadableStream<Uint8Array>;
    if (this.#parts.before !== null) return this.#parts.before.read(hash);
    throw new NoBytes(hash);
  }

  async local(hash: string): Promise<string> {
    const path = join(this.#parts.cache, hash.slice(0, 2), hash.slice(2));
    const now = new Date();
    const isThere = await utimes(path, now, now).then(
      () => true,
      () => false,
    );
    if (!isThere) {
      await mkdir(dirname(path), { recursive: true });
      await this.#fetch(hash, path);
      await pruneCache(this.#parts.cache);
    }
    return path;
  }

  async remove(hash: string): Promise<void> {
    await this.#parts.requests.ask({ method: "DELETE", key: this.#key(hash) });
    await rm(join(this.#parts.cache, hash.slice(0, 2), hash.slice(2)), { force: true });
    await this.#parts.before?.remove(hash);
  }

  /** Who may read the bucket is for its owner to say; nothing here hands the file out any more. */
  async quarantine(hash: string): Promise<void> {
    await rm(join(this.#parts.cache, hash.slice(0, 2), hash.slice(2)), { force: true });
    await this.#parts.before?.quarantine(hash);
  }

  #key(hash: string): string {
    return `${this.#parts.place.prefix}${hash.slice(0, 2)}/${hash.slice(2)}`;
  }

  /** The size of what is there. A refused HEAD does not say why; whatever is sent next does. */
  async #sizeOf(key: string): Promise<number | null> {
    try {
      const answer = await this.#parts.requests.ask({ method: "HEAD", key });
      return answer === null ? null : Number(answer.headers["content-length"]);
    } catch (error) {
      if (error instanceof TerminalError) return null;
      throw error;
    }
  }

  async #nameInParts(key: string, path: string, size: number): Promise<void> {
    const { requests } = this.#parts;
    const begun = await requests.ask({ method: "POST", key, query: { uploads: "" } });
    const uploadId = /<UploadId>([^<]{1,2000})<\/UploadId>/.exec(begun?.text ?? "")?.[1];
    if (uploadId === undefined) throw oddAnswer("beginning an upload in parts");
    const file = await open(path);
    try {
      const parts: string[] = [];
      for (let from = 0; from < size; from += partBytes) {
        const query = { partNumber: String(parts.length + 1), uploadId };
        const answer = await requests.ask({ method: "PUT", key, query, body: await partOf(file, from, size) });
        const tag = answer?.headers["etag"];
        if (tag === undefined) throw oddAnswer("keeping a part of a file");
        parts.push(tag);
      }
      const answer = await requests.ask({ method: "POST", key, query: { uploadId }, body: completion(parts) });
      // S3 may find out that it cannot put the parts together after it has begun to answer.
      if (answer === null || answer.text.includes("<Error>")) throw oddAnswer("ending an upload in parts");
    } catch (error) {
      await requests.ask({ method: "DELETE", key, query: { uploadId } }).catch(() => {});
      throw error;
    } finally {
      await file.close();
    }
  }

  async #fetch(hash: string, path: string): Promise<void> {
    const unfinished = `${path}.${newId()}`;
    try {
      const file = await open(unfinished, "wx", 0o600);
      try {
        const sum = createHash("sha256");
        for await (const chunk of await this.read(hash)) {
          sum.update(chunk);
          await file.appendFile(chunk);
        }
        if (sum.digest("hex") !== hash) throw damaged(hash);
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw networkError(error, this.#parts.place.endpoint.host);
    }
  }
}

async function partOf(file: FileHandle, from: number, size: number): Promise<Uint8Array> {
  const part = Buffer.alloc(Math.min(partBytes, size - from));
  const { bytesRead } = await file.read(part, 0, part.length, from);
  return part.subarray(0, bytesRead);
}

function completion(parts: readonly string[]): string {
  const listed = parts.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
  return `<CompleteMultipartUpload>${listed.join("")}</CompleteMultipartUpload>`;
}

function oddAnswer(during: string): TerminalError {
  return new TerminalError({
    code: "storage-odd-answer",
    message: `The storage gave an answer that makes no sense when ${during}.`,
    remedy: "Look whether AWS_ENDPOINT_URL_S3 leads to a storage that speaks S3 with uploads in parts.",
  });
}

function damaged(hash: string): TerminalError {
  return new TerminalError({
    code: "file-damaged",
    message: `The file ${hash.slice(0, 12)} in the bucket is not what was put there.`,
    remedy: "Put it back from a backup, or send it again.",
  });
}
