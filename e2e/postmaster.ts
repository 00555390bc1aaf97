import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./is-alive.ts";

const lookMs = 10;

/** Process id of the embedded PostgreSQL of a project; undefined while none runs. */
export function postmasterPid(project: string): number | undefined {
  const file = join(project, ".surety", "postgres", "data", "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  return pid > 0 && isAlive(pid) ? pid : undefined;
}

/** Ends the PostgreSQL that a killed server left running. */
export async function endPostmaster(project: string, signal: NodeJS.Signals = "SIGINT"): Promise<void> {
  const pid = postmasterPid(project);
  if (pid === undefined) return;
  process.kill(pid, signal);
  while (isAlive(pid)) await sleep(lookMs);
}
