import { readFileSync } from "node:fs";

/** Whether a process of that id runs, ours or another user's. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !zombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Whether the process was started with that argument. Process ids begin anew with each start of a machine or a
 * container, so the one that a file remembers may be somebody else by now. Where nobody can tell, it is believed.
 */
export function startedWith(pid: number, argument: string): boolean {
  try {
    return process.platform !== "linux" || readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(argument);
  } catch {
    return true;
  }
}

/** A killed child that nobody has waited for still answers to signal 0. */
function zombie(pid: number): boolean {
  try {
    return process.platform === "linux" && /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
