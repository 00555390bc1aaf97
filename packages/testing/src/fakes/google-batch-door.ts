import type { IncomingMessage, ServerResponse } from "node:http";
import { json, text } from "node:stream/consumers";
import type { Json } from "./language-dialects.ts";

/** What stands behind the door: files and batches of a fake provider. */
export interface BatchShelf {
  keep(content: string): string;
  file(name: string): string | undefined;
  drop(name: string): void;
  /** Takes a batch; null where whoever handed it in hears nothing of it. */
  take(home: string, body: Json, response: ServerResponse): Json | null;
  list(from: number): { all: Json[]; next: number | null };
  one(id: string, verb: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Uploads that were begun, by the number in their address. */
let uploads = 0;

/** Gemini's files and batches: files go up and come down beside everything else, batches are long-running operations. */
export async function answerGoogle(
  shelf: BatchShelf,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
  const { pathname: path, searchParams } = url;
  if (path.startsWith("/upload/")) return upload(shelf, url, request, response);
  const file = /\/(files\/[^/:]+)(?::download)?$/.exec(path)?.[1];
  if (file !== undefined) return answerFile(shelf, file, request, response);
  if (path.endsWith(":batchGenerateContent")) {
    const { batch } = (await json(request)) as { batch: Json };
    const taken = shelf.take(path, batch, response);
    return taken === null ? undefined : send(response, 200, taken);
  }
  const [, id, verb = ""] = /\/(batches\/[^/:]+)(?::(\w+))?$/.exec(path) ?? [];
  if (id !== undefined) return shelf.one(id, verb, request, response);
  const { all, next } = shelf.list(Number(searchParams.get("pageToken") ?? 0));
  send(response, 200, { operations: all, ...(next === null ? {} : { nextPageToken: String(next) }) });
}

/** Two steps: the first says where the second goes. */
async function upload(shelf: BatchShelf, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { "x-goog-upload-protocol": protocol, "x-goog-upload-command": command } = request.headers;
  if (protocol === "resumable" && command === "start") {
    await text(request);
    const place = `${url.origin}${url.pathname}?upload_id=${(uploads += 1)}&upload_protocol=resumable`;
    return void response.writeHead(200, { "x-goog-upload-url": place }).end("{}");
  }
  if (command !== "upload, finalize" || !url.searchParams.has("upload_id"))
    return send(response, 400, { error: { code: 400, message: "no upload was begun" } });
  const name = shelf.keep(await text(request));
  send(response, 200, { file: { name, mimeType: "application/jsonl", state: "ACTIVE" } });
}

function answerFile(shelf: BatchShelf, name: string, request: IncomingMessage, response: ServerResponse): void {
  const content = shelf.file(name);
  if (content === undefined) return send(response, 404, { error: { code: 404, message: `no ${name}` } });
  if (request.method === "GET") return void response.writeHead(200).end(content);
  shelf.drop(name);
  send(response, 200, {});
}

export function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
