import { Worker } from "node:worker_threads";
import { TransientError } from "@surety/core/errors/transient-error";
import type { ReplyMessage, Tasks, WorkerMessage, WorkerSettings } from "./tasks.ts";
import { errorFromWire } from "./wire-errors.ts";

/** After that it is in the middle of arithmetic of its own, where it can be cut off. */
const patienceMs = 5000;

interface Pending {
  resolve: (result: never) => void;
  reject: (error: Error) => void;
}

/** One worker thread that starts with its first task and starts again after a crash; idle it keeps no process alive. */
export class WorkerThread {
  readonly #settings: WorkerSettings;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #closed = false;
  #nextId = 0;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  /** Tasks that were given and not answered yet. */
  get load(): number {
    return this.#pending.size;
  }

  run<K extends keyof Tasks>(kind: K, request: Tasks[K]["request"]): Promise<Tasks[K]["result"]> {
    if (this.#closed) return Promise.reject(closedError());
    const worker = (this.#worker ??= this.#start());
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, kind, request });
    });
  }

  /** Ends the thread and frees its memory, as a crash would; the next task starts a new one. */
  async stop(): Promise<void> {
    if (this.#worker !== undefined) await ended(this.#worker);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#worker;
    this.#rejectAll(closedError());
    if (worker !== undefined) await ended(worker);
  }

  #start(): Worker {
    const worker = new Worker(new URL("./model-worker.ts", import.meta.url), {
      workerData: this.#settings,
      execArgv: [],
    });
    worker.on("message", (reply: ReplyMessage) => this.#settle(worker, reply));
    worker.on("error", (error) => this.#crashed(worker, error));
    worker.on("exit", () => this.#crashed(worker, undefined));
    return worker;
  }

  #settle(worker: Worker, reply: ReplyMessage): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) worker.unref();
    if ("error" in reply) pending?.reject(errorFromWire(reply.error));
    else pending?.resolve(reply.result as never);
  }

  #crashed(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#rejectAll(crashError(cause));
  }

  #rejectAll(error: Error): void {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(error);
  }
}

/**
 * Has a thread end itself between two steps of its work. Cut off inside ONNX Runtime it would take the whole process with
 * it, because native code then throws what nobody can catch.
 */
function ended(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => void worker.terminate(), patienceMs);
    worker.once("exit", () => {
      clearTimeout(giveUp);
      resolve();
    });
    worker.ref();
    worker.postMessage("end" satisfies WorkerMessage);
  });
}

export function closedError(): TransientError {
  return new TransientError({
    code: "models-closed",
    message: "The local models were closed before they answered.",
    remedy: "Ask again once the process has started anew.",
  });
}

function crashError(cause: unknown): TransientError {
  return new TransientError({
    code: "model-worker-crashed",
    message: "The worker of the local models stopped in the middle of a task; it starts again with the next one.",
    remedy: "Try again; if it keeps happening, look for the memory limit of the process.",
    retryAfterMs: 200,
    cause,
  });
}
