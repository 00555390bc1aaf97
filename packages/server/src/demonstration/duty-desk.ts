import { appendFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { verifyStandardWebhook } from "@surety/connectors/webhook/verify-webhook";
import { Secret } from "@surety/core/ports/secret";
import type { House } from "../main.ts";
import { newSigningSecret } from "../security/new-signing-secret.ts";

const connectionName = "duty-desk";
const secretName = "DUTY_DESK";
const host = "127.0.0.1";

/** The file in which the duty desk of the demonstration writes down every alert that it takes, one a line. */
export function dutyDeskFile(house: House): string {
  return join(house.config.folder, "duty-desk.jsonl");
}

/** The connection over which the demonstration's alerts travel: a signed webhook to a port of this machine. */
export async function prepareDutyDesk(house: House): Promise<void> {
  const known = await house.database.query("select 1 from surety.connections where name = $1", [connectionName]);
  if (known.length > 0) return;
  await house.secrets.save(house.database, secretName, newSigningSecret());
  const server = await listen(0, () => {});
  await connect(house, portOf(server));
  await end(server);
}

/** Opens the desk itself: a receiver that believes only what is signed, and takes each message once. */
export async function openDutyDesk(house: House): Promise<() => Promise<void>> {
  const taken = new Set<string>();
  const take = (request: IncomingMessage) => receive(house, request, taken);
  const answer = (request: IncomingMessage, respond: (status: number) => void) =>
    void take(request).then(respond, () => respond(500));
  const wanted = await portInSettings(house);
  const server = await listen(wanted, answer).catch(() => listen(0, answer));
  // Somebody else has the port by now: the connection follows.
  if (portOf(server) !== wanted) await connect(house, portOf(server));
  return () => end(server);
}

async function receive(house: House, request: IncomingMessage, taken: Set<string>): Promise<number> {
  const body = await text(request);
  const secret = await house.secrets.read(secretName);
  if (request.method !== "POST" || secret === null) return 404;
  const verdict = verifyStandardWebhook({
    headers: request.headers,
    body,
    secret: new Secret(secret),
    now: house.world.clock.now(),
  });
  if (!verdict.ok) return 401;
  if (taken.has(verdict.id)) return 204;
  await appendFile(
    dutyDeskFile(house),
    `${JSON.stringify({ id: verdict.id, message: JSON.parse(body) as unknown })}\n`,
  );
  taken.add(verdict.id);
  return 204;
}

async function connect(house: House, port: number): Promise<void> {
  const secret = await house.secrets.read(secretName);
  await house.connections.save(connectionName, "webhook", {
    url: `http://${host}:${port}/alerts`,
    secret: secret ?? "",
    allowPrivate: [`${host}:${port}`],
  });
  house.world.definitions.forget();
}

async function portInSettings(house: House): Promise<number> {
  const [row] = await house.database.query<{ url: string }>(
    "select settings->>'url' as url from surety.connections where name = $1",
    [connectionName],
  );
  return Number(URL.parse(row?.url ?? "")?.port ?? 0);
}

function listen(
  port: number,
  answer: (request: IncomingMessage, respond: (status: number) => void) => void,
): Promise<Server> {
  const server = createServer((request, response) =>
    answer(request, (status) => void response.writeHead(status).end()),
  );
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

function end(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
