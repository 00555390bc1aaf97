import { isMainThread } from "node:worker_threads";

/** How often it looks. */
const everyMs = 2000;

/**
 * Runs as a thread of a reader process: it ends that process when the one that started it is gone. The reader itself may be
 * caught in a document without end, where it hears of nothing.
 */
if (!isMainThread) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
  }, everyMs);
}
