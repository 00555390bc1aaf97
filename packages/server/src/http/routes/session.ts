import { z } from "@hono/zod-openapi";
import { UserError } from "@surety/core/errors/user-error";
import { session } from "@surety/core/wire/session";
import type { Context } from "hono";
import type { Entrance, Person } from "../../security/people.ts";
import { setupNeeded } from "../../security/setup-token.ts";
import { createSignInLimit } from "../../security/sign-in-limit.ts";
import type { App, AppEnv, RouteParts } from "../app-env.ts";
import { callerAddress } from "../caller-address.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const email = z.email().max(254);
const setupForm = z.strictObject({
  token: z.string().max(200),
  name: z.string().trim().min(1).max(100),
  email,
  password: z.string().max(200),
});
const signInForm = z.strictObject({ email, password: z.string().max(200) });

/** Who is looking, and the ways in and out. */
export function sessionRoutes(app: App, { door, database, people, config, clock }: RouteParts): void {
  const limit = createSignInLimit({ now: () => clock.now().getTime() });
  const sessionOf = (person: Person | null, needed: boolean) => ({
    setupNeeded: needed,
    person,
    product: { version: config.version, demo: config.demo },
  });
  const enter = (c: Context<AppEnv>, { person, cookies }: Entrance) => {
    for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
    return sessionOf(person, false);
  };

  /** Counts failures, so that neither passwords nor setup tokens can be guessed at leisure. */
  async function limited<Result>(c: Context<AppEnv>, name: string, attempt: () => Promise<Result>): Promise<Result> {
    const address = callerAddress(c);
    limit.check(address, name);
    try {
      const result = await attempt();
      limit.succeeded(address, name);
      return result;
    } catch (error) {
      if (error instanceof UserError && (error.code === "wrong-password" || error.code === "setup-token-invalid"))
        limit.failed(address, name);
      throw error;
    }
  }

  const read = door.route("public", {
    method: "get",
    path: "/api/v1/session",
    responses: { 200: json("Who is looking", session), ...problems },
  });
  app.openapi(read, async (c) => {
    const person = await people.find(c.req.raw.headers);
    return c.json(sessionOf(person, person === null && (await setupNeeded(database))), 200);
  });

  const setup = door.route("public", {
    method: "post",
    path: "/api/v1/setup",
    middleware: limitBody(),
    request: { body: body(setupForm) },
    responses: { 200: json("The owner's account was made", session), ...problems },
  });
  app.openapi(setup, async (c) =>
    c.json(enter(c, await limited(c, "setup", () => people.setUp(c.req.valid("json")))), 200),
  );

  const signIn = door.route("public", {
    method: "post",
    path: "/api/v1/sign-in",
    middleware: limitBody(),
    request: { body: body(signInForm) },
    responses: { 200: json("Signed in", session), ...problems },
  });
  app.openapi(signIn, async (c) => {
    const form = c.req.valid("json");
    return c.json(enter(c, await limited(c, form.email, () => people.signIn(form))), 200);
  });

  const signOut = door.route("public", {
    method: "post",
    path: "/api/v1/sign-out",
    responses: { 204: { description: "Signed out" }, ...problems },
  });
  app.openapi(signOut, async (c) => {
    for (const cookie of await people.signOut(c.req.raw.headers)) c.header("set-cookie", cookie, { append: true });
    return c.body(null, 204);
  });
}
