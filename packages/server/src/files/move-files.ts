import { createHash } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { TerminalError } from "@surety/core/errors/terminal-error";
import type { Queryable } from "../storage/database.ts";
import { newId } from "../storage/new-id.ts";
import { type ByteStore, NoBytes } from "./byte-store.ts";

export interface MoveParts {
  database: Queryable;
  from: ByteStore;
  to: ByteStore;
  /** Where a file lies between the two. */
  folder: string;
  /** Whether files are removed where they were, each once it is in its new place. */
  removes: boolean;
  progress(done: number, of: number): void;
}

export interface Moved {
  moved: number;
  /** Hashes whose bytes are in neither place. */
  missing: string[];
}

/**
 * Copies every file to another place, each checked by its hash on the way. May be ended and begun again; what is there
 * already is not sent twice. Files that are infected stay in their quarantine.
 */
export async function moveFiles(parts: MoveParts): Promise<Moved> {
  const rows = await parts.database.query<{ hash: string; size: string }>(
    "select hash, size from surety.files where scan is distinct from 'infected' order by hash",
  );
  const moved: Moved = { moved: 0, missing: [] };
  for (const [at, { hash, size }] of rows.entries()) {
    parts.progress(at, rows.length);
    if (await moveOne(parts, hash, Number(size))) moved.moved += 1;
    else if (!(await isThere(parts.to, hash))) moved.missing.push(hash);
  }
  return moved;
}

/** False where it is not (or no more) in the old place. */
async function moveOne({ from, to, folder, removes }: MoveParts, hash: string, size: number): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, newId());
  try {
    await copied(await from.read(hash), path, hash);
    await to.name({ hash, size, path });
    if (removes) await from.remove(hash);
    return true;
  } catch (error) {
    if (error instanceof NoBytes) return false;
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

async function copied(content: ReadableStream<Uint8Array>, path: string, hash: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    const sum = createHash("sha256");
    for await (const chunk of content) {
      sum.update(chunk);
      await file.appendFile(chunk);
    }
    await file.sync();
    if (sum.digest("hex") === hash) return;
  } finally {
    await file.close();
  }
  throw new TerminalError({
    code: "file-damaged",
    message: `The file ${hash} is not what was put there: its bytes have another hash.`,
    remedy: "Put it back from a backup, then move the files again; what was moved stays moved.",
  });
}

async function isThere(place: ByteStore, hash: string): Promise<boolean> {
  try {
    await (await place.read(hash)).cancel();
    return true;
  } catch (error) {
    if (error instanceof NoBytes) return false;
    throw error;
  }
}
