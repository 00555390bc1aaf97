import { existsSync } from "node:fs";
import { lstat, mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/**
 * Where the built sentence model and embeddings may stay: in the project where it has been started once, else in a
 * folder for temporary files that only this user can write.
 */
export async function cacheFolder(dataFolder: string): Promise<string> {
  if (existsSync(dataFolder)) return join(dataFolder, "cache");
  const shared = join(tmpdir(), `surety-cache-${userInfo().uid}`);
  await mkdir(shared, { recursive: true, mode: 0o700 });
  return (await isOurs(shared)) ? shared : mkdtemp(join(tmpdir(), "surety-cache-"));
}

/** A folder that somebody else has made under our name could hold a model of theirs. */
async function isOurs(folder: string): Promise<boolean> {
  if (process.platform === "win32") return true;
  const { uid, mode } = await lstat(folder);
  return uid === userInfo().uid && (mode & 0o170022) === 0o040000;
}
