import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const mostBytes = 2 * 1024 ** 3;
/** What was used lately stays: somebody may be about to open it. */
const restMs = 3_600_000;

/** Removes what was not used for longest until the rest fits. */
export async function pruneCache(folder: string, limit = mostBytes): Promise<void> {
  const files: { path: string; size: number; used: number }[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile() === true) files.push({ path, size: found.size, used: found.mtimeMs });
  }
  let size = files.reduce((sum, one) => sum + one.size, 0);
  for (const one of files.toSorted((a, b) => a.used - b.used)) {
    if (size <= limit || Date.now() - one.used < restMs) return;
    await rm(one.path, { force: true });
    size -= one.size;
  }
}
