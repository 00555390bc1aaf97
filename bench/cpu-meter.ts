import { threadTimes, treeTime } from "./proc-stat.ts";

/** The processes of one system under test. */
export interface Subject {
  /** The Node process that serves. */
  pid: number;
  /** Its PostgreSQL's postmaster. */
  postgresPid: number;
}

/** CPU milliseconds: of the main thread, of worker threads, of Node's own helpers (garbage collection, I/O), of PostgreSQL. */
export interface CpuTimes {
  main: number;
  workers: number;
  helpers: number;
  postgres: number;
}

const helperNames = /^(V8Worker|DelayedTask|libuv-worker|SignalInspector|node-V8|inspector|iou-)/i;

/** Starts to count; calling the result gives what has been used since. */
export function startCpuMeter({ pid, postgresPid }: Subject): () => CpuTimes {
  const before = threadTimes(pid);
  const postgresBefore = treeTime(postgresPid);
  return () => {
    const times: CpuTimes = { main: 0, workers: 0, helpers: 0, postgres: treeTime(postgresPid) - postgresBefore };
    for (const [thread, { name, milliseconds }] of threadTimes(pid)) {
      times[kindOf(thread, name, pid)] += milliseconds - (before.get(thread)?.milliseconds ?? 0);
    }
    return times;
  };
}

function kindOf(thread: number, name: string, pid: number): "main" | "workers" | "helpers" {
  if (thread === pid) return "main";
  return helperNames.test(name) ? "helpers" : "workers";
}
