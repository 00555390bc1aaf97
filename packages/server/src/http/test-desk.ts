import type { App, AppParts } from "./app-env.ts";
import { testOrigin } from "./test-app.ts";

/** What the desk of one person asks the server: read without a body, posted with one. */
export type Desk = (path: string, body?: object) => Promise<Response>;

/** A person with an account, signed in: keys are shown no planted case, and count as nobody's practice. */
export async function deskOf(
  { app, parts }: { app: App; parts: Pick<AppParts, "people"> },
  name: string,
  role: "reviewer" | "editor" | "owner" = "reviewer",
): Promise<Desk> {
  const account = { email: `${name}@example.test`, password: "correct horse battery" };
  await parts.people.create({ name, ...account, role });
  const headers = { "content-type": "application/json", origin: testOrigin };
  const signIn = { method: "POST", headers, body: JSON.stringify(account) };
  const cookies = (await app.request("/api/v1/sign-in", signIn)).headers.getSetCookie();
  const cookie = cookies.map((one) => one.split(";")[0]).join("; ");
  return async (path, body) =>
    app.request(`/api/v1${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { ...headers, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}
