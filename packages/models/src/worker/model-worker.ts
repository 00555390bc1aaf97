import { parentPort, workerData } from "node:worker_threads";
import { TaskRunner } from "./task-runner.ts";
import type { ReplyMessage, WorkerMessage, WorkerSettings } from "./tasks.ts";
import { errorToWire } from "./wire-errors.ts";

const port = parentPort!;
const runner = new TaskRunner(workerData as WorkerSettings);

port.on("message", (message: WorkerMessage) => {
  // Of this thread alone; here nothing native is under way, because inference holds the thread until it is done.
  if (message === "end") process.exit();
  const reply = (answer: ReplyMessage) => port.postMessage(answer);
  runner.run(message).then(
    (result) => reply({ id: message.id, result }),
    (error: unknown) => reply({ id: message.id, error: errorToWire(error) }),
  );
});
