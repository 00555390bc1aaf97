import { setTimeout as sleep } from "node:timers/promises";
import { residentMb } from "./proc-stat.ts";

const everyMs = 250;

/** The least memory that a process is seen with over some seconds: what it needs, without what it may still give back. */
export async function settledMb(pid: number, seconds: number): Promise<number> {
  let least = residentMb(pid);
  for (let n = 0; n * everyMs < seconds * 1000; n += 1) {
    await sleep(everyMs);
    least = Math.min(least, residentMb(pid));
  }
  return least;
}
