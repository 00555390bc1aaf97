import { lstat, mkdir, realpath } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

/** A watched folder on the disk, with the folders beside its files: all of them real ones, no links. */
export interface FolderPlace {
  folder: string;
  /** Files that are being taken, each in a folder of its own. */
  taking: string;
  done: string;
  refused: string;
}

/** Where folders may be: below the project, and below what whoever runs the server named. */
export interface FolderRoots {
  project: string;
  /** Data of this installation, which no workflow watches. */
  data: string;
  others: readonly string[];
}

/** The folder of a trigger, or one sentence with what keeps it from being watched. */
export async function placeOf(roots: FolderRoots, path: string): Promise<FolderPlace | string> {
  const named = isAbsolute(path) ? path : join(roots.project, path);
  const folder = await realpath(named).catch((error: NodeJS.ErrnoException) => `!${error.code ?? error.message}`);
  if (folder.startsWith("!")) return `The folder ${named} cannot be opened (${folder.slice(1)}).`;
  if (!(await isAllowed(roots, folder)))
    return `The folder ${named} is outside of the project and of what SURETY_FOLDERS allows.`;
  const place = {
    folder,
    taking: join(folder, "taking"),
    done: join(folder, "done"),
    refused: join(folder, "refused"),
  };
  for (const one of [place.taking, place.done, place.refused]) {
    const trouble = await madeFolder(one);
    if (trouble !== null) return trouble;
  }
  return place;
}

async function isAllowed({ project, data, others }: FolderRoots, folder: string): Promise<boolean> {
  const roots = await Promise.all([project, ...others].map((root) => realpath(root).catch(() => null)));
  const inside = roots.some((root) => root !== null && isWithin(root, folder));
  return inside && !isWithin(await realpath(data).catch(() => resolve(data)), folder);
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** A link in the place of one of our folders would carry files elsewhere. */
async function madeFolder(path: string): Promise<string | null> {
  try {
    await mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    return (await lstat(path)).isDirectory() ? null : `${path} is not a folder, so files cannot be put there.`;
  } catch (error) {
    return `The folder ${path} cannot be made (${(error as NodeJS.ErrnoException).code}).`;
  }
}
