import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** One request as it arrived, failed ones included. */
export interface Delivery {
  method: string;
  /** Path and query. */
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
  /** `idempotency-key` or `webhook-id`. */
  key: string | undefined;
  /** Status it was answered with; 0 where the connection hung or broke. */
  status: number;
}

/** How the next requests go wrong. `hang` never answers, `reset` breaks the connection, `lost` does the work and then breaks it. */
export type Failure =
  | { status: number; headers?: Readonly<Record<string, string>>; body?: string; times?: number }
  | { break: "hang" | "reset" | "lost"; times?: number };

export interface FakeReceiver {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** `127.0.0.1:PORT`, as an allow-list names it. */
  readonly host: string;
  readonly deliveries: readonly Delivery[];
  /** How often something with this key took effect: 0 or 1, because repeats of a key are answered from memory. */
  seen(key: string): number;
  /** Every effect in order, one per key; requests without a key count each. */
  effects(): readonly Delivery[];
  /** Makes the next request fail, or the next `times`. */
  failNext(failure: Failure): void;
  /** Sets what a path (without query) answers to GET. */
  answer(path: string, reply: { status?: number; headers?: Readonly<Record<string, string>>; body?: unknown }): void;
  close(): Promise<void>;
}

/**
 * An HTTP system on loopback that honours idempotency keys as a good receiver does. With `answerAfterMs` it takes that
 * long to answer after it has done what was asked.
 */
export async function startFakeReceiver(options: { answerAfterMs?: number } = {}): Promise<FakeReceiver> {
  const state = new ReceiverState(options.answerAfterMs ?? 0);
  const server = createServer((request, response) => void handle(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    deliveries: state.deliveries,
    seen: (key) => (state.keys.has(key) ? 1 : 0),
    effects: () => state.done,
    failNext: (failure) => state.failures.push(...Array.from({ length: failure.times ?? 1 }, () => failure)),
    answer: (path, reply) => state.answers.set(path, reply),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

class ReceiverState {
  readonly deliveries: Delivery[] = [];
  readonly done: Delivery[] = [];
  readonly keys = new Set<string>();
  readonly failures: Failure[] = [];
  readonly answers = new Map<string, { status?: number; headers?: Readonly<Record<string, string>>; body?: unknown }>();

  readonly answerAfterMs: number;

  constructor(answerAfterMs: number) {
    this.answerAfterMs = answerAfterMs;
  }

  /** Counts the effect once per key. */
  take(delivery: Delivery): void {
    if (delivery.method === "GET" || (delivery.key !== undefined && this.keys.has(delivery.key))) return;
    if (delivery.key !== undefined) this.keys.add(delivery.key);
    this.done.push(delivery);
  }
}

async function handle(state: ReceiverState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const delivery: Delivery = {
    method: request.method ?? "",
    path: request.url ?? "",
    headers: request.headers,
    body: await bodyOf(request),
    key: keyOf(request),
    status: 0,
  };
  state.deliveries.push(delivery);
  const failure = state.failures.shift();
  if (failure !== undefined && "break" in failure) {
    if (failure.break === "lost") state.take(delivery);
    if (failure.break !== "hang") request.socket.resetAndDestroy();
    return;
  }
  if (failure === undefined) state.take(delivery);
  if (state.answerAfterMs > 0) await sleep(state.answerAfterMs);
  const reply = failure ?? state.answers.get(delivery.path.split("?")[0] ?? "") ?? {};
  delivery.status = reply.status ?? (delivery.method === "POST" ? 201 : 200);
  const body =
    typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body ?? { ok: delivery.status < 400 });
  response.writeHead(delivery.status, { "content-type": "application/json", ...reply.headers }).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function keyOf(request: IncomingMessage): string | undefined {
  const key = request.headers["idempotency-key"] ?? request.headers["webhook-id"];
  return typeof key === "string" ? key : undefined;
}
