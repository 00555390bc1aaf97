import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** A recording as it arrived. */
export interface HeardRecording {
  readonly model: string;
  readonly language: string | null;
  readonly format: string | null;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly authorization: string | null;
}

/** How a call goes: what was heard, a body with its status, or a failure. */
export type SpeechReply =
  | { text: string; seconds?: number; language?: string }
  | { status: number; headers?: Readonly<Record<string, string>>; body: string }
  | { break: "hang" | "reset" };

export interface FakeSpeechProvider {
  /** `http://127.0.0.1:PORT`; the protocol has its paths below `/v1`. */
  readonly url: string;
  readonly host: string;
  /** Every call, failed ones included. */
  readonly calls: readonly HeardRecording[];
  /** Says how calls go from now on. */
  script(reply: (heard: HeardRecording, call: number) => SpeechReply): void;
  close(): Promise<void>;
}

/** A server on loopback that speaks OpenAI's `POST /v1/audio/transcriptions`, multipart and all. */
export async function startFakeSpeechProvider(): Promise<FakeSpeechProvider> {
  const calls: HeardRecording[] = [];
  let script: (heard: HeardRecording, call: number) => SpeechReply = () => ({ text: "" });
  const server = createServer((request, response) => {
    void handle(request, response, (heard) => script(heard, calls.push(heard)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    calls,
    script: (reply) => void (script = reply),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  reply: (heard: HeardRecording) => SpeechReply,
): Promise<void> {
  const path = new URL(request.url ?? "/", "http://fake").pathname;
  if (request.method !== "POST" || !path.endsWith("/audio/transcriptions")) return send(response, 404, {});
  const heard = await readForm(request);
  if (heard === null) return send(response, 400, { error: { message: "the form has no file and no model" } });
  const said = reply(heard);
  if ("break" in said)
    return said.break === "reset" ? void response.destroy() : sleep(60_000, undefined, { ref: false });
  if ("body" in said) {
    response.writeHead(said.status, { "content-type": "application/json", ...said.headers }).end(said.body);
    return;
  }
  const { text, seconds, language } = said;
  // As whisper answers in verbose_json; other formats are the text alone.
  const verbose =
    heard.format === "verbose_json" ? { task: "transcribe", language, duration: seconds, segments: [] } : {};
  send(response, 200, { text, ...verbose });
}

async function readForm(request: IncomingMessage): Promise<HeardRecording | null> {
  const type = request.headers["content-type"] ?? "";
  const form = await new Response(await buffer(request), { headers: { "content-type": type } }).formData();
  const [file, model] = [form.get("file"), form.get("model")];
  if (!(file instanceof File) || typeof model !== "string") return null;
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : null;
  };
  return {
    model,
    language: text("language"),
    format: text("response_format"),
    name: file.name,
    type: file.type,
    bytes: Buffer.from(await file.arrayBuffer()),
    authorization: request.headers.authorization ?? null,
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
