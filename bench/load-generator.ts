import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import type { LoadPlan, LoadResult } from "./load-plan.ts";
import { type Answered, summary } from "./load-summary.ts";

// The load generator: a process of its own, so that its work is not counted as the server's. It shares the processors with
// what it measures, so it asks by the client that takes least of them, keeps answers as the bytes they came in, and looks at
// them when all is over.
const plan = JSON.parse(await text(process.stdin)) as LoadPlan;
const requestTimeoutMs = 30_000;
const pool = new Pool(plan.origin, {
  connections: 256,
  headersTimeout: requestTimeoutMs,
  bodyTimeout: requestTimeoutMs,
});
const headers = { "content-type": "application/json", ...plan.headers };
const answers: Answered[] = [];

const begun = performance.now();
await (plan.shape.kind === "closed" ? closedLoop(plan.shape) : openLoop(plan.shape));
const result: LoadResult = summary(answers, (performance.now() - begun) / 1000);
await pool.close();
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
    answers.push({ milliseconds: performance.now() - from, status: 0, body: [Buffer.from(String(error))] });
  }
}

function bodyOf(at: number): string {
  const body = plan.bodies[at % plan.bodies.length] ?? "{}";
  return body.replaceAll("{{n}}", String(plan.firstNumber + at));
}

function post(sent: string): Promise<Pick<Answered, "status" | "body">> {
  const { promise, resolve, reject } = Promise.withResolvers<Pick<Answered, "status" | "body">>();
  const body: Buffer[] = [];
  let status = 0;
  pool.dispatch(
    { path: plan.path, method: "POST", headers, body: sent },
    {
      onRequestStart: () => {},
      onResponseStart: (_controller, statusCode) => void (status = statusCode),
      onResponseData: (_controller, chunk) => void body.push(chunk),
      onResponseEnd: () => resolve({ status, body }),
      onResponseError: (_controller, error) => reject(error),
    },
  );
  return promise;
}
