import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { problem, type Answer } from "./fixture-answer.ts";
import { answer } from "./fixture-answers.ts";
import { CASES, FixtureState, type Scene } from "./fixture-state.ts";

/** A server for development and screenshots only: `dist` and an API made of factories, on loopback. */
export type FixtureServer = { url: string; state: FixtureState; close: () => Promise<void> };

const dist = join(import.meta.dirname, "../dist");
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
/** The policy of packages/server/src/http/security-headers.ts, word for word. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const wanted = normalize(path === "/" ? "/index.html" : path);
  const file = extname(wanted) === "" ? "/index.html" : wanted;
  try {
    const body = await readFile(join(dist, file));
    response.writeHead(200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "content-security-policy": policy,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text === "" ? {} : JSON.parse(text);
}

/** Says every few seconds that something changed, as a busy server does. */
function stream(response: ServerResponse, state: FixtureState): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.write(": hello\n\n");
  const timer = setInterval(() => response.write(`data: ${JSON.stringify(state.nextLiveEvent())}\n\n`), 4000);
  response.on("close", () => clearInterval(timer));
}

function sendAnswer({ status, body }: Answer, response: ServerResponse): void {
  const type = status >= 400 ? "application/problem+json" : "application/json";
  response.writeHead(status, { "content-type": type });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}

type Manners = { latency: number; failing: string | null };

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  state: FixtureState,
  { latency, failing }: Manners,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://fixture");
  if (!url.pathname.startsWith("/api/v1/")) return sendFile(url.pathname, response);
  if (url.pathname === "/api/v1/live") return stream(response, state);
  const body = await bodyOf(request);
  if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
  const path = url.pathname.slice("/api/v1".length);
  if (path === failing) throw new Error("The fixture was told to fail here.");
  sendAnswer(answer(state, request.method ?? "GET", path, url.searchParams, body), response);
}

/** Starts the fixture server; port 0 takes a free one, `latency` is added to each answer in milliseconds. */
export async function startFixtureServer({
  port = 0,
  latency = 0,
  scene = "busy" as Scene,
  failing = null as string | null,
  cases = CASES,
} = {}): Promise<FixtureServer> {
  const state = new FixtureState(scene, cases);
  const server: Server = createServer((request, response) => {
    handle(request, response, state, { latency, failing }).catch((error: unknown) =>
      sendAnswer(problem(500, "internal", String(error), "Look at the log of the server."), response),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${bound}`, state, close };
}

if (process.argv[1] === import.meta.filename) {
  const option = (name: string) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split("=")[1];
  const scene = (option("scene") ?? "busy") as Scene;
  const { url } = await startFixtureServer({
    port: Number(option("port") ?? 4310),
    latency: Number(option("latency") ?? 0),
    scene,
  });
  process.stdout.write(`${url} (scene ${scene})\n`);
}
