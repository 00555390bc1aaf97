import { spawnSync } from "node:child_process";
import { chown } from "node:fs/promises";
import { join } from "node:path";

/** Somebody who is not root; the id need not have an account. */
export const ordinaryUser = { uid: 1000, gid: 1000 };

/** Whether tests may act as somebody else: as root, where everybody may read the programs that are to run. */
export const canBeSomebodyElse = process.platform === "linux" && process.getuid?.() === 0 && programsAreReadable();

/** Gives a folder to the ordinary user, who then lives there. */
export async function giveTo(folder: string, ...below: string[]): Promise<Record<string, string>> {
  for (const name of ["", ...below]) await chown(join(folder, name), ordinaryUser.uid, ordinaryUser.gid);
  return { HOME: folder, XDG_CACHE_HOME: join(folder, ".cache") };
}

function programsAreReadable(): boolean {
  return spawnSync(process.execPath, ["--version"], { ...ordinaryUser, cwd: "/", stdio: "ignore" }).status === 0;
}
