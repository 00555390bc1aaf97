import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { LoadPlan, LoadResult } from "./load-plan.ts";
import { type Answered, summary } from "./load-summary.ts";

// The load generator: a process of its own, so that its work is not counted as the server's.
const plan = JSON.parse(await text(process.stdin)) as LoadPlan;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const answers: Answered[] = [];
const requestTimeoutMs = 30_000;
const target = new URL(plan.path, plan.origin);

const begun = performance.now();
await (plan.shape.kind === "closed" ? closedLoop(plan.shape) : openLoop(plan.shape));
const result: LoadResult = summary(answers, (performance.now() - begun) / 1000);
agent.destroy();
process.stdout.write(`${JSON.stringify(result)}\n`);

/** So many callers, each with one request at a time. */
async function closedLoop({ concurrency, count }: { concurrency: number; count: number }): Promise<void> {
  let next = 0;
  const caller = async () => {
    while (next < count) {
      const at = next++;
      await send(at, performance.now());
    }
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
}

/** One request at each tick, whatever became of those before; times count from the tick. */
async function openLoop({ perSecond, seconds }: { perSecond: number; seconds: number }): Promise<void> {
  const start = performance.now();
  const sent: Promise<void>[] = [];
  for (let at = 0; at < perSecond * seconds; at += 1) {
    const due = start + (at * 1000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    sent.push(send(at, Math.max(due, performance.now() - 2)));
  }
  await Promise.all(sent);
}

async function send(at: number, from: number): Promise<void> {
  try {
    const { status, body } = await post(bodyOf(at));
    answers.push({ milliseconds: performance.now() - from, status, body });
  } catch (error) {
    answers.push({ milliseconds: performance.now() - from, status: 0, body: String(error) });
  }
}

function bodyOf(at: number): string {
  const body = plan.bodies[at % plan.bodies.length] ?? "{}";
  return body.replaceAll("{{n}}", String(plan.firstNumber + at));
}

function post(body: string): Promise<{ status: number; body: string }> {
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...plan.headers };
  return new Promise((resolve, reject) => {
    const sent = request(target, { method: "POST", agent, headers, timeout: requestTimeoutMs }, (response) => {
      let answer = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (answer += part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: answer }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.on("timeout", () => sent.destroy(new Error("no answer in time")));
    sent.end(body);
  });
}
