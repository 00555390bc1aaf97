import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { BatchDesk, type FakeBatches } from "./fake-batches.ts";
import { writeSaid } from "./language-answers.ts";
import { type AskedModel, dialectOf, readAsked, type SaidByModel } from "./language-dialects.ts";
import { errorOf, eventText, streamOf } from "./language-streams.ts";

/** How a call goes: an answer in the provider's shape, a body as it was recorded, or a failure; `cut` breaks off in a body. */
export type ModelReply =
  | SaidByModel
  | { status?: number; headers?: Readonly<Record<string, string>>; body: string }
  | { break: "hang" | "reset" | "cut" };

export interface FakeLanguageProvider {
  /** `http://127.0.0.1:PORT`; each dialect has its own paths below it. */
  readonly url: string;
  /** `127.0.0.1:PORT`, as an allow-list names it. */
  readonly host: string;
  /** Every call, failed ones included. */
  readonly calls: readonly AskedModel[];
  /** What was handed in to be answered within a day; each question is put to the script. */
  readonly batches: FakeBatches;
  /** Header values of the last call. */
  lastHeaders(): Readonly<Record<string, string | string[] | undefined>>;
  /** Says what models it lists from now on, in the provider's own shape. */
  offer(list: object): void;
  /** Says how calls go from now on. */
  script(reply: (asked: AskedModel, call: number) => ModelReply | Promise<ModelReply>): void;
  close(): Promise<void>;
}

/** A provider on loopback that speaks OpenAI's two protocols, Mistral's, Anthropic's and Google's protocol, with a script for a model. */
export async function startFakeLanguageProvider(): Promise<FakeLanguageProvider> {
  const calls: AskedModel[] = [];
  let headers: IncomingMessage["headers"] = {};
  let list: object = { data: [] };
  let script: (asked: AskedModel, call: number) => ModelReply | Promise<ModelReply> = () => ({ text: "" });
  const batches = new BatchDesk(async (asked) => {
    const said = await script(asked, calls.length);
    return "break" in said ? { status: 500, body: '{"error":{"message":"it broke"}}' } : said;
  });
  const server = createServer((request, response) => {
    headers = request.headers;
    if (batches.isBatchPath(new URL(request.url ?? "/", "http://fake").pathname))
      return void batches.handle(request, response);
    void handle(
      request,
      response,
      async (asked) => script(asked, calls.push(asked)),
      () => list,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    calls,
    batches,
    lastHeaders: () => headers,
    script: (reply) => void (script = reply),
    offer: (body) => void (list = body),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  reply: (asked: AskedModel) => Promise<ModelReply>,
  list: () => object,
): Promise<void> {
  const path = new URL(request.url ?? "/", "http://fake").pathname;
  const dialect = dialectOf(path);
  if (request.method === "GET" && path.endsWith("/models")) return send(response, 200, list());
  if (dialect === null) return send(response, 404, { error: { message: `no ${path} here` } });
  const asked = readAsked(dialect, path, JSON.parse(await readText(request)) as Record<string, unknown>);
  const said = await reply(asked);
  if ("break" in said)
    return said.break === "hang" ? sleep(60_000, undefined, { ref: false }) : breakOff(response, said.break);
  if ("body" in said) {
    response.writeHead(said.status ?? 200, { "content-type": "application/json", ...said.headers }).end(said.body);
    return;
  }
  if (asked.streamed) return speak(response, asked, said);
  send(response, 200, writeSaid(asked, said));
}

/** Breaks the connection: at once, or when half of what was announced has reached the other side. */
function breakOff(response: ServerResponse, how: "reset" | "cut"): void {
  if (how === "reset") return void response.destroy();
  response.writeHead(200, { "content-type": "application/json", "content-length": "200" });
  response.write('{"choices":[{"message":{"role":"assistant","content":"Dear ', () => response.destroy());
}

/** Says an answer bit by bit, or as far as it comes. */
async function speak(response: ServerResponse, asked: AskedModel, said: SaidByModel): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const events = streamOf(asked, said);
  const whole = said.midway === undefined;
  for (const event of whole ? events : events.slice(0, Math.ceil(events.length / 2))) response.write(eventText(event));
  if (said.midway === "error" || said.midway === "rubbish")
    response.write(said.midway === "error" ? eventText(errorOf(asked)) : 'data: {"half an ans\n\n');
  if (said.midway === "hang") return sleep(60_000, undefined, { ref: false });
  // What was said reaches the other side before the connection breaks.
  if (said.midway === "reset") return void response.write(": \n\n", () => response.destroy());
  response.end();
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
