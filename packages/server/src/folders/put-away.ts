import { link, open, rename, rm, rmdir, stat, unlink, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import type { Claim } from "./claims.ts";

/** Namesakes that a folder may hold before names get the id of their claim. */
const mostNamesakes = 50;
const noLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "ENAMETOOLONG"]);

/**
 * Moves a taken file into a folder, under its name or the next free one, with a note of the reason beside it. Never over
 * another file. May be repeated from wherever it was ended, also by two processes.
 */
export async function putAway(claim: Claim, folder: string, reason: string | null): Promise<void> {
  try {
    const path = await linked(claim, folder);
    if (path === null) await moved(claim, folder, reason);
    else {
      await note(path, reason);
      await flush(folder);
      await unlink(claim.path);
    }
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  await rmdir(dirname(claim.path)).catch(() => {});
}

/** A hard link never replaces what is there. Null where the file system has none, or the name is too common. */
async function linked(claim: Claim, folder: string): Promise<string | null> {
  for (let n = 1; n <= mostNamesakes; n += 1) {
    const path = join(folder, n === 1 ? claim.name : withMark(claim.name, ` (${n})`));
    try {
      await link(claim.path, path);
      return path;
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      if (noLinks.has(code)) return null;
      if (code !== "EEXIST") throw error;
      if (await isSame(claim.path, path)) return path;
    }
  }
  return null;
}

/** The id of the claim makes the name its own. */
async function moved(claim: Claim, folder: string, reason: string | null): Promise<void> {
  const path = join(folder, claim.id + extname(claim.name));
  await note(path, reason);
  await rename(claim.path, path);
  await flush(folder);
}

const withMark = (name: string, mark: string): string => {
  const end = extname(name);
  return `${name.slice(0, name.length - end.length)}${mark}${end}`;
};

async function isSame(one: string, other: string): Promise<boolean> {
  const [a, b] = [await stat(one, { bigint: true }), await stat(other, { bigint: true })];
  return a.ino === b.ino && a.dev === b.dev;
}

/** In place of an older one of that name, and never through a link that somebody put there. */
async function note(path: string, reason: string | null): Promise<void> {
  if (reason === null) return;
  const at = `${path}.reason.txt`;
  await rm(at, { force: true });
  await writeFile(at, `${reason}\n`, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

async function flush(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const opened = await open(folder, "r");
  await opened.sync().finally(() => opened.close());
}

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";
