import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

const patienceMs = 10_000;
const lookMs = 20;

/** A Node process that opens its inspector when it is asked to by a signal, and says where on its standard error. */
export interface Inspectable {
  pid: number;
  errors(): string;
}

/** Makes a process give up the memory that nothing in it holds any more: twice, for what waits to be finalised. */
export async function collectGarbage(process_: Inspectable): Promise<void> {
  const socket = new WebSocket(await inspectorOf(process_));
  await once(socket, "open");
  for (const id of [1, 2]) {
    socket.send(JSON.stringify({ id, method: "HeapProfiler.collectGarbage" }));
    await once(socket, "message");
  }
  socket.close();
}

async function inspectorOf({ pid, errors }: Inspectable): Promise<string> {
  const deadline = performance.now() + patienceMs;
  process.kill(pid, "SIGUSR1");
  while (performance.now() < deadline) {
    const address = /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(errors())?.[0];
    if (address !== undefined) return address;
    await sleep(lookMs);
  }
  throw new Error("the server did not open its inspector");
}
