import type { Tasks, WorkerSettings } from "./tasks.ts";
import { WorkerThread } from "./worker-thread.ts";

/** Several equal workers; a task goes to the one that has least to do. */
export class WorkerPool {
  readonly #threads: WorkerThread[];

  constructor(size: number, settings: WorkerSettings) {
    this.#threads = Array.from({ length: size }, () => new WorkerThread(settings));
  }

  run<K extends keyof Tasks>(kind: K, request: Tasks[K]["request"]): Promise<Tasks[K]["result"]> {
    const idlest = this.#threads.reduce((best, each) => (each.load < best.load ? each : best));
    return idlest.run(kind, request);
  }

  /** Runs many tasks of one kind, each worker taking the next when it is done with one; results in order. */
  async runAll<K extends keyof Tasks>(
    kind: K,
    requests: readonly Tasks[K]["request"][],
    onDone: (done: number) => void,
  ): Promise<Tasks[K]["result"][]> {
    const results: Tasks[K]["result"][] = [];
    let next = 0;
    let done = 0;
    const drain = async (thread: WorkerThread) => {
      while (next < requests.length) {
        const index = next++;
        results[index] = await thread.run(kind, requests[index]!);
        onDone(++done);
      }
    };
    await Promise.all(this.#threads.map(drain));
    return results;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((each) => each.close()));
  }
}
