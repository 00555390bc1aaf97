import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "@surety/core/errors/user-error";
import { sniffedBytes } from "@surety/core/document/sniff-type";
import { newId } from "../storage/new-id.ts";

/** A file that is on the disk, whole, and has no name yet. */
export interface Unnamed {
  hash: string;
  size: number;
  /** Its first bytes. */
  start: Uint8Array;
  path: string;
}

const unfinishedHours = 24;

/** Files on the disk, each at a path made of the hash of its content. A file is complete or not there. */
export class FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where the bytes of a hash are, or would be. */
  path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash.slice(2));
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
  async name({ hash, path }: Unnamed): Promise<void> {
    const named = this.path(hash);
    await mkdir(dirname(named), { recursive: true });
    try {
      await link(path, named);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    await syncFolder(dirname(named));
    await syncFolder(this.#folder);
  }

  /** The bytes from the disk. Rejects with ENOENT where they are not there. */
  async read(hash: string): Promise<ReadableStream<Uint8Array>> {
    const path = this.path(hash);
    await stat(path);
    return ReadableStream.from(createReadStream(path)) as ReadableStream<Uint8Array>;
  }

  async remove(hash: string): Promise<void> {
    await rm(this.path(hash), { force: true });
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

/** A name is on the disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
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
