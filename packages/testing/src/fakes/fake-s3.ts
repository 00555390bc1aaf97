import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { signatureProblem, type S3Key } from "./s3-signature.ts";

export interface FakeS3 {
  readonly url: string;
  /** What is in the bucket, by key. */
  readonly objects: Map<string, Buffer>;
  /** Requests that were answered, as `PUT key?query`. */
  readonly requests: readonly string[];
  /** Uploads in parts that were begun and not ended. */
  readonly uploads: ReadonlyMap<string, unknown>;
  /** Refuses the next request, or the next `times`, with this status and code; `after` lets so many pass before. */
  failNext(failure: { status: number; code: string; times?: number; after?: number }): void;
  /** How far its clock is from ours. */
  setClock(offsetMs: number): void;
  close(): Promise<void>;
}

interface S3Options extends S3Key {
  bucket: string;
}

interface State {
  options: S3Options;
  objects: Map<string, Buffer>;
  uploads: Map<string, Map<number, Buffer>>;
  requests: string[];
  failures: ({ status: number; code: string } | null)[];
  offsetMs: number;
}

/** How far clocks may be apart, as S3 has it. */
const mostSkewMs = 15 * 60_000;

/** A storage on loopback that speaks S3 for one bucket: objects, uploads in parts, and signatures that it checks (SigV4). */
export async function startFakeS3(options: S3Options): Promise<FakeS3> {
  const state: State = {
    options,
    objects: new Map(),
    uploads: new Map(),
    requests: [],
    failures: [],
    offsetMs: 0,
  };
  const server = createServer((request, response) => void serve(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects: state.objects,
    requests: state.requests,
    uploads: state.uploads,
    failNext: ({ times = 1, after = 0, ...failure }) => {
      state.failures.push(...Array.from({ length: after }, () => null));
      state.failures.push(...Array.from({ length: times }, () => failure));
    },
    setClock: (offsetMs) => void (state.offsetMs = offsetMs),
    close: () => closed(server),
  };
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const url = new URL(request.url ?? "/", "http://storage");
  const [, bucket = "", ...rest] = url.pathname.split("/");
  const key = rest.join("/");
  const now = new Date(Date.now() + state.offsetMs);
  response.setHeader("date", now.toUTCString());
  const refusal = refusalOf(state, { request, url, body, bucket, now });
  if (refusal !== null) return refuse(request, response, ...refusal);
  state.requests.push(`${request.method} ${key}${url.search}`);
  answer(state, { method: request.method ?? "", key, query: url.searchParams, body }, request, response);
}

interface Asked {
  request: IncomingMessage;
  url: URL;
  body: Buffer;
  bucket: string;
  now: Date;
}

function refusalOf(state: State, { request, url, body, bucket, now }: Asked): [status: number, code: string] | null {
  const failure = state.failures.shift();
  if (failure !== undefined && failure !== null) return [failure.status, failure.code];
  const sent = String(request.headers["x-amz-date"] ?? "").replace(
    /(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)/,
    "$1-$2-$3:$4:$5",
  );
  if (!(Math.abs(Date.parse(sent) - now.getTime()) <= mostSkewMs)) return [403, "RequestTimeTooSkewed"];
  const problem = signatureProblem(state.options, { request, url, body });
  if (problem !== null) return [problem === "AuthorizationHeaderMalformed" ? 400 : 403, problem];
  return bucket === state.options.bucket ? null : [404, "NoSuchBucket"];
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number, code: string): void {
  response.statusCode = status;
  response.end(request.method === "HEAD" ? "" : `<Error><Code>${code}</Code><Message>refused</Message></Error>`);
}

interface S3Call {
  method: string;
  key: string;
  query: URLSearchParams;
  body: Buffer;
}

function answer(state: State, call: S3Call, request: IncomingMessage, response: ServerResponse): void {
  const upload = call.query.get("uploadId");
  if (call.method === "POST" && call.query.has("uploads")) return begin(state, response);
  if (upload !== null) return inParts(state, call, upload, request, response);
  const found = state.objects.get(call.key);
  switch (call.method) {
    case "PUT":
      state.objects.set(call.key, call.body);
      return void response.setHeader("etag", tagOf(call.body)).end();
    case "DELETE":
      state.objects.delete(call.key);
      return void response.writeHead(204).end();
    default:
      if (found === undefined) return refuse(request, response, 404, "NoSuchKey");
      response.setHeader("content-length", found.length);
      return void response.end(call.method === "HEAD" ? undefined : found);
  }
}

function begin(state: State, response: ServerResponse): void {
  const id = `upload/${state.uploads.size + 1}+=`;
  state.uploads.set(id, new Map());
  response.end(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
}

function inParts(
  state: State,
  { method, key, query, body }: S3Call,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const parts = state.uploads.get(id);
  if (parts === undefined) return refuse(request, response, 404, "NoSuchUpload");
  if (method === "PUT") {
    parts.set(Number(query.get("partNumber")), body);
    return void response.setHeader("etag", tagOf(body)).end();
  }
  state.uploads.delete(id);
  if (method === "DELETE") return void response.writeHead(204).end();
  const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]+)<\/ETag>/g)];
  const given = named.map(([, number, tag]) => ({ part: parts.get(Number(number)), tag }));
  if (given.length === 0 || given.some(({ part, tag }) => part === undefined || tagOf(part) !== tag))
    return refuse(request, response, 400, "InvalidPart");
  state.objects.set(key, Buffer.concat(given.flatMap(({ part }) => part ?? [])));
  response.end("<CompleteMultipartUploadResult></CompleteMultipartUploadResult>");
}

const tagOf = (body: Buffer): string => `"${createHash("md5").update(body).digest("hex")}"`;

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
