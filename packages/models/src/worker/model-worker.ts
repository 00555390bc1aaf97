import { parentPort, workerData } from "node:worker_threads";
import { TaskRunner } from "./task-runner.ts";
import type { ReplyMessage, TaskMessage, WorkerSettings } from "./tasks.ts";
import { errorToWire } from "./wire-errors.ts";

const port = parentPort!;
const runner = new TaskRunner(workerData as WorkerSettings);

port.on("message", (message: TaskMessage) => {
  const reply = (answer: ReplyMessage) => port.postMessage(answer);
  runner.run(message).then(
    (result) => reply({ id: message.id, result }),
    (error: unknown) => reply({ id: message.id, error: errorToWire(error) }),
  );
});
