import { createHash } from "node:crypto";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@surety/core/errors/user-error";
import { sniffedBytes } from "@surety/core/document/sniff-type";
import { newId } from "../storage/new-id.ts";
import type { ByteStore, Unnamed } from "./byte-store.ts";
import { DiskBytes } from "./disk-bytes.ts";

const unfinishedHours = 24;

/** Files of this installation: they come onto the disk without a name, and get it where bytes are kept. */
export class FileStore {
  readonly #folder: string;
  readonly #bytes: ByteStore;

  constructor(folder: string, bytes: ByteStore = new DiskBytes(folder)) {
    this.#folder = folder;
    this.#bytes = bytes;
  }

  /** Writes a stream to the disk and waits until it is really there. Throws a UserError where it is empty or too large. */
  async write(content: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Unnamed> {
    await mkdir(this.#incoming, { recursive: true });
    const path = join(this.#incoming, newId());
    const file = await open(path, "wx", 0o600);
    try {
      const hash = createHash("sha256");
      const start: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of content) {
        if (size < sniffedBytes) start.push(chunk.subarray(0, sniffedBytes - size));
        size += chunk.byteLength;
        if (size > mostBytes) throw tooLarge(mostBytes);
        hash.update(chunk);
        await file.appendFile(chunk);
      }
      if (size === 0) throw isEmpty();
      await file.sync();
      return { hash: hash.digest("hex"), size, start: Buffer.concat(start), path };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  }

  /** Gives it its name; what is there under that name already is the same. May be repeated. */
  name(unnamed: Unnamed): Promise<void> {
    return this.#bytes.name(unnamed);
  }

  /** The bytes. Rejects with `NoBytes` where they are not there. */
  read(hash: string): Promise<ReadableStream<Uint8Array>> {
    return this.#bytes.read(hash);
  }

  /** A path on this machine with the bytes. Rejects with `NoBytes` where they are not there. */
  local(hash: string): Promise<string> {
    return this.#bytes.local(hash);
  }

  remove(hash: string): Promise<void> {
    return this.#bytes.remove(hash);
  }

  quarantine(hash: string): Promise<void> {
    return this.#bytes.quarantine(hash);
  }

  async forget({ path }: Unnamed): Promise<void> {
    await rm(path, { force: true });
  }

  /** Removes what was being written when its process ended. */
  async removeUnfinished(now: Date): Promise<void> {
    for (const name of await readdir(this.#incoming).catch(() => [])) {
      const path = join(this.#incoming, name);
      const since = await stat(path).catch(() => null);
      const hours = since === null ? 0 : (now.getTime() - since.mtimeMs) / 3_600_000;
      if (hours > unfinishedHours) await rm(path, { force: true });
    }
  }

  get #incoming(): string {
    return join(this.#folder, "incoming");
  }
}

function isEmpty(): UserError {
  return new UserError({
    code: "empty-file",
    message: "The file is empty.",
    remedy: "Send a file with content.",
    field: "file",
  });
}

function tooLarge(mostBytes: number): UserError {
  return new UserError({
    code: "file-too-large",
    message: `The file is larger than ${Math.floor(mostBytes / 1_048_576)} MB.`,
    remedy: "Send a smaller one; whoever runs the server sets the limit with SURETY_LARGEST_FILE_MB.",
    field: "file",
  });
}
