import { chmod, mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alive } from "../packages/server/src/storage/embedded/process-alive.ts";

/** Memory that looks like a disk, on Linux. */
const memory = "/dev/shm";
/** Several databases at a time with their write-ahead logs, profiles of browsers, and copies of projects. */
const neededBytes = 4 * 2 ** 30;
const prefix = "surety-test-";

/**
 * A folder for whatever a test run keeps, in memory where there is room: most of the time that it took to make databases
 * and projects went to writing files that are gone a second later. What is to outlive crashes is tested on a real disk (`newProjectOnDisk`).
 */
export async function makeTestFolder(): Promise<string> {
  const base = (await hasRoom(memory)) ? memory : tmpdir();
  await removeLeftOvers(base);
  const folder = await mkdtemp(join(base, `${prefix}${process.pid}-`));
  // Other users write here, too, like in any folder for temporary files.
  await chmod(folder, 0o1777);
  return folder;
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= neededBytes;
  } catch {
    return false;
  }
}

/**
 * A run that was killed could not tidy up, and memory does not forget before the next start of the machine. What another
 * user left is theirs.
 */
async function removeLeftOvers(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && !alive(pid)) await rm(join(base, name), { recursive: true, force: true }).catch(() => {});
  }
}
