import { setTimeout as sleep } from "node:timers/promises";
import { collectGarbage } from "./collect-garbage.ts";
import type { Plan } from "./plan.ts";
import { waitingInputs } from "./rule-workflow.ts";
import { settledMb } from "./settle-memory.ts";
import { startServer, type SuretyServer } from "./surety-server.ts";

/** Megabytes of the server process, each the least of some seconds. */
export interface WaitingMemory {
  waitingCases: number;
  /** The same server just before they arrived (busy with the like of them until then), and when all were waiting. */
  before: number;
  after: number;
  /** The server started again over the waiting cases. */
  restarted: number;
  /** The server started with no case that waits. */
  empty: number;
}

const perRequest = 1000;
const patienceMs = 120_000;

/** Memory of a freshly started server that has answered what its console asks. */
export async function memoryOfStart(server: SuretyServer, key: string, plan: Plan): Promise<number> {
  for (let n = 0; n < 20; n += 1) await waitingIn(server, key);
  return settledMb(server.pid, plan.settleSeconds);
}

/** Lets cases arrive that wait for a person, and weighs the server with them, and again after a restart. */
export async function measureWaiting(
  { folder, server, key, empty }: { folder: string; server: SuretyServer; key: string; empty: number },
  plan: Plan,
): Promise<WaitingMemory> {
  // What arriving costs for a moment shall not be taken for what waiting costs.
  await letWait(server, key, plan.waitingWarmUp);
  await collectGarbage(server);
  const before = await settledMb(server.pid, plan.settleSeconds);
  await letWait(server, key, plan.waitingCases);
  await collectGarbage(server);
  const after = await settledMb(server.pid, plan.settleSeconds);
  await server.stop();
  const again = await startServer(folder);
  const restarted = await memoryOfStart(again, key, plan);
  await again.stop();
  return { waitingCases: plan.waitingCases, before, after, restarted, empty };
}

/** Sends new cases and resolves when all of them wait for a person. */
async function letWait(server: SuretyServer, key: string, count: number): Promise<void> {
  const first = await waitingIn(server, key);
  for (let from = first; from < first + count; from += perRequest) {
    const response = await fetch(`${server.origin}/api/v1/workflows/bench-waiting/cases`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(waitingInputs(from, Math.min(perRequest, first + count - from))),
    });
    await response.arrayBuffer();
    if (response.status !== 207) throw new Error(`the server answered ${response.status} to cases that shall wait`);
  }
  await untilWaiting(server, key, first + count);
}

async function untilWaiting(server: SuretyServer, key: string, wanted: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while ((await waitingIn(server, key)) < wanted) {
    if (performance.now() > deadline) throw new Error("the cases did not come to wait for a person");
    await sleep(250);
  }
}

/** Open reviews of the workflow whose cases all wait. */
async function waitingIn({ origin }: SuretyServer, key: string): Promise<number> {
  const response = await fetch(`${origin}/api/v1/queues`, { headers: { authorization: `Bearer ${key}` } });
  const { items } = (await response.json()) as { items: { workflow: string; open: number }[] };
  return items.find((one) => one.workflow === "bench-waiting")?.open ?? 0;
}
