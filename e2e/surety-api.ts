import type { SuretyProcess } from "./surety-process.ts";

/** The HTTP API of a running Surety, as a program with a key uses it. */
export interface SuretyApi {
  /** The answer whatever its status; rejects only where the server cannot be reached. */
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The body of a good answer. Rejects with the server's words otherwise; `Body` is trusted. */
  call<Body>(method: string, path: string, body?: unknown): Promise<Body>;
}

/** How long one request may take before it counts as lost; a client then sends it again. */
const patienceMs = 10_000;

/** Everything below `/api/v1` with these headers. */
export function apiOf(origin: string, identity: Readonly<Record<string, string>>): SuretyApi {
  const send: SuretyApi["send"] = (method, path, body, headers = {}) =>
    fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { "content-type": "application/json", ...identity, ...headers },
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    send,
    async call<Body>(method: string, path: string, body?: unknown) {
      const answer = await send(method, path, body);
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Body;
    },
  };
}

/** Makes the owner's account with the link of the first start, and a key with the owner's rights. */
export async function ownerKey({ origin, setupUrl }: SuretyProcess): Promise<Record<string, string>> {
  const token = new URL(setupUrl ?? "").searchParams.get("token");
  const person = { name: "Olive Owner", email: "olive@example.org", password: "a long enough password" };
  const answer = await apiOf(origin, { origin }).send("POST", "/setup", { token, ...person });
  if (!answer.ok) throw new Error(`setup: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const { key } = await apiOf(origin, { origin, cookie }).call<{ key: string }>("POST", "/keys", {
    name: "e2e",
    role: "owner",
  });
  return { authorization: `Bearer ${key}` };
}
