import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { UserError } from "@surety/core/errors/user-error";
import type { ServerConfig } from "../project/server-config.ts";
import { startingAnswer } from "./starting-answer.ts";

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>;

/** The port, taken before anything else is started: who finds it occupied has lost nothing. */
export interface Doorway {
  /** The origin people open. */
  readonly origin: string;
  /** From here on requests reach the app; before, they are told to come back. */
  open(fetch: Fetch): void;
  /** Takes no new connection, lets running requests end, and cuts live streams. */
  close(): Promise<void>;
}

/** How long running requests may take when the server ends. */
const farewellMs = 2000;

export async function takePort(config: Pick<ServerConfig, "host" | "port" | "publicUrl">): Promise<Doorway> {
  let app: Fetch = startingAnswer;
  const server = createAdaptorServer({
    fetch: (request, env) => app(request, env),
    // An import is answered while its file is still arriving: the rest is ours to read, and not to be thrown away.
    autoCleanupIncoming: false,
  }) as Server;
  // A client that sends a byte a minute holds a socket, nothing else; but not for ever.
  server.requestTimeout = 300_000;
  await listen(server, config);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : config.port;
  return {
    origin: config.publicUrl ?? `http://${nameOf(config.host)}:${port}`,
    open: (fetch) => void (app = fetch),
    close: () => close(server),
  };
}

function listen(server: Server, { host, port }: Pick<ServerConfig, "host" | "port">): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(refusal(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function refusal(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new UserError({
      code: "port-taken",
      field: "port",
      message: `Port ${port} is taken by another program (another Surety, perhaps).`,
      remedy: `Stop it, or choose another port: surety start --port ${port + 1}, or SURETY_PORT=${port + 1}.`,
    });
  }
  if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL") {
    return new UserError({
      code: "port-refused",
      field: "port",
      message: `This machine does not let us listen on ${host}:${port} (${error.code}).`,
      remedy: "Choose a port above 1023, and a host that is an address of this machine.",
    });
  }
  return error;
}

/** Cookies and links want a name that people type; 0.0.0.0 and 127.0.0.1 are reached as localhost. */
function nameOf(host: string): string {
  return ["127.0.0.1", "0.0.0.0", "::", "::1"].includes(host) ? "localhost" : host;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), farewellMs);
  await closed;
  clearTimeout(timer);
}
