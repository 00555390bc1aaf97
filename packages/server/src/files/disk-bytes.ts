import { createReadStream } from "node:fs";
import { access, chmod, link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type ByteStore, NoBytes, type Unnamed } from "./byte-store.ts";

/** Files on the disk, each at a path made of the hash of its content. */
export class DiskBytes implements ByteStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash.slice(2));
  }

  async name({ hash, path }: Pick<Unnamed, "hash" | "path">): Promise<void> {
    const named = this.#path(hash);
    await mkdir(dirname(named), { recursive: true });
    try {
      await link(path, named);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    await syncFolder(dirname(named));
    await syncFolder(this.#folder);
  }

  async read(hash: string): Promise<ReadableStream<Uint8Array>> {
    return ReadableStream.from(createReadStream(await this.local(hash))) as ReadableStream<Uint8Array>;
  }

  async local(hash: string): Promise<string> {
    const path = this.#path(hash);
    await access(path).catch((error: unknown) => {
      throw new NoBytes(hash, error);
    });
    return path;
  }

  async remove(hash: string): Promise<void> {
    await rm(this.#path(hash), { force: true });
    await rm(this.#quarantined(hash), { force: true });
  }

  async quarantine(hash: string): Promise<void> {
    const path = this.#quarantined(hash);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      await rename(this.#path(hash), path);
      await chmod(path, 0o400);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }

  #quarantined(hash: string): string {
    return join(this.#folder, "quarantine", hash);
  }
}

/** A name is on the disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}
