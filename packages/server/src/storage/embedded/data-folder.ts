import { spawnSync } from "node:child_process";
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { RunAs } from "./run-as.ts";
import { startFailure } from "./start-failure.ts";

const initial = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"];
const collation = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

/**
 * Makes the folder of an empty server, unless there is one. It has another name until it is whole: a start that is killed
 * half-way leaves nothing that looks like data.
 */
export function ensureDataFolder(folder: string, initdb: string, as: RunAs): void {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  const unfinished = `${folder}.unfinished`;
  for (const each of [folder, unfinished]) rmSync(each, { recursive: true, force: true });
  const { program, args, ...identity } = as.command(initdb, ["-D", unfinished, ...initial, ...collation]);
  const result = spawnSync(program, args, { ...identity, cwd: "/", encoding: "utf8" });
  if (result.status !== 0) throw startFailure(result.stderr, folder);
  renameSync(unfinished, folder);
}
