import { mkdir, readdir, rename, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "../storage/new-id.ts";
import type { FolderPlace } from "./folder-place.ts";

/** One file that was taken out of a watched folder. Its id is the key of its event, whoever carries it on. */
export interface Claim {
  id: string;
  name: string;
  path: string;
}

/**
 * Takes a file by giving it another name, which of all processes only one can do; null where another one was faster. A
 * name that comes again is another file with another claim.
 */
export async function claim(place: FolderPlace, name: string): Promise<Claim | null> {
  const id = newId();
  const path = join(place.taking, id, name);
  await mkdir(join(place.taking, id));
  try {
    await rename(join(place.folder, name), path);
    return { id, name, path };
  } catch (error) {
    await rmdir(join(place.taking, id)).catch(() => {});
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Files that were taken and not put away: their process was ended, or something was in the way. */
export async function openClaims(place: FolderPlace, most: number): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const id of (await readdir(place.taking)).toSorted().slice(0, most)) {
    if (!isClaim(id)) continue;
    const names = await readdir(join(place.taking, id)).catch(() => null);
    if (names?.length === 0) await rmdir(join(place.taking, id)).catch(() => {});
    for (const name of names ?? []) claims.push({ id, name, path: join(place.taking, id, name) });
  }
  return claims;
}

const isClaim = (name: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
