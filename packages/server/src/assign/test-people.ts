import type { Actor } from "../commands/commands.ts";
import { houseApp } from "../http/house-app.ts";
import { openPeople } from "../security/people.ts";
import { issueInvitation } from "../security/setup-token.ts";
import { openTestHouse, type TestHouse } from "../test-house.ts";
import { assignWaiting } from "./assign-waiting.ts";

/** What came back, with the code and the sentence of a problem. */
export interface Answer {
  status: number;
  body: unknown;
  code?: string;
  detail?: string;
}

/** The HTTP face with the session of one person. */
export interface Caller {
  send(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The body of a success; anything else fails the test with what was said. */
  get<Body>(path: string): Promise<Body>;
  post<Body = unknown>(path: string, body?: unknown): Promise<Body>;
  put(path: string, body: unknown): Promise<void>;
}

export interface HousePeople extends TestHouse {
  owner: Actor;
  as(name: string): Caller;
  id(name: string): string;
  /** The name of somebody by their id. */
  name(id: string): string;
  actor(name: string): Actor;
  /** Whatever stands at an address outside or inside the API, as text, for somebody. */
  text(name: string, path: string): Promise<string>;
  /** A public page of JSON; `Body` is trusted. */
  page<Body>(path: string): Promise<Body>;
  /** What a minute would bring. */
  sweep(): Promise<void>;
}

const origin = "http://localhost:4747";

/** A whole house with people who are signed in: `ann`, or `olive:owner`; who has no role is a reviewer. */
export async function openPeopledHouse(...names: string[]): Promise<HousePeople> {
  const house = await openTestHouse();
  const app = houseApp(house, { origin, version: "0.0.0", demo: false });
  const people = openPeople({ database: house.database, secret: house.sessionSecret, origin });
  const cookies = new Map<string, string>();
  const actors = new Map<string, Actor>();
  for (const given of names) {
    const [name = "", role = "reviewer"] = given.split(":");
    const account = { name, email: `${name}@example.test`, password: "correct horse battery" };
    // Invited, as people are: it takes one slow hash of a password for each.
    const { token } = await issueInvitation(house.database, role as Actor["role"], new Date());
    const entrance = await people.setUp({ token, ...account });
    actors.set(name, { kind: "person", id: entrance.person.id, name, role: role as Actor["role"] });
    cookies.set(name, entrance.cookies.map((line) => line.split(";")[0]).join("; "));
  }
  const actor = (name: string): Actor => actors.get(name) ?? { kind: "person", id: name, name, role: "viewer" };
  const send = async (who: string, method: string, path: string, body?: unknown): Promise<Answer> => {
    const headers = { cookie: cookies.get(who) ?? "", origin, "content-type": "application/json" };
    const more = body === undefined ? (method === "GET" ? {} : { body: "{}" }) : { body: JSON.stringify(body) };
    const answer = await app.request(`/api/v1${path}`, { method, headers, ...more });
    const text = await answer.text();
    const read = text === "" ? null : (JSON.parse(text) as Record<string, string>);
    return { status: answer.status, body: read, ...(answer.ok ? {} : read) } as Answer;
  };
  const good = async (who: string, method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await send(who, method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.code} ${answer.detail}`);
    return answer.body;
  };
  return {
    ...house,
    owner: actor([...actors].find(([, { role }]) => role === "owner")?.[0] ?? ""),
    id: (name) => actor(name).id,
    name: (id) => [...actors.values()].find((one) => one.id === id)?.name ?? id,
    actor,
    text: async (name, path) => (await app.request(path, { headers: { cookie: cookies.get(name) ?? "" } })).text(),
    page: async <Body>(path: string) => (await (await app.request(path)).json()) as Body,
    sweep: () => assignWaiting(house.world),
    as: (who) => ({
      send: (method, path, body) => send(who, method, path, body),
      get: async <Body>(path: string) => (await good(who, "GET", path)) as Body,
      post: async <Body>(path: string, body?: unknown) => (await good(who, "POST", path, body)) as Body,
      put: async (path, body) => void (await good(who, "PUT", path, body)),
    }),
  };
}
