import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { UserError } from "@surety/core/errors/user-error";
import { v7 as uuid } from "uuid";

/** Trained models as files named after their content. A file is complete or not there. */
export class ArtefactStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(hash: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const unfinished = join(this.#folder, `.${uuid()}`);
    try {
      await writeWhole(unfinished, bytes);
      await rename(unfinished, this.#path(hash));
    } catch (error) {
      // On a full disk most of all, what is of no use takes no space.
      await rm(unfinished, { force: true });
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      throw new UserError({
        code: "disk-full",
        message: "The disk is full: the trained model could not be stored.",
        remedy: "Free some space and train again; the model in force stays in force.",
      });
    }
  }

  async read(hash: string): Promise<Uint8Array> {
    try {
      return await readFile(this.#path(hash));
    } catch (error) {
      throw new TerminalError({
        code: "artefact-missing",
        message: `The trained model ${hash.slice(0, 12)} is not in ${this.#folder}.`,
        remedy: "Put the file back from a backup, or train again.",
        cause: error,
      });
    }
  }

  #path(hash: string): string {
    return join(this.#folder, `${hash}.model`);
  }
}

/** Writes a file and waits until it is really on the disk. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
