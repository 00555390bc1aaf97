import { createRoute, type RouteConfig } from "@hono/zod-openapi";
import { UserError } from "@surety/core/errors/user-error";
import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { Actor } from "../commands/commands.ts";
import { may, type Noun, type Verb } from "../security/policy.ts";
import type { AppEnv, AppParts } from "./app-env.ts";
import { refuseOtherOrigin } from "./same-origin.ts";

/** Who may use a route: everybody, or whoever may do `verb` to `noun`. */
export type Policy = "public" | readonly [verb: Verb, noun: Noun];

export interface Door {
  /** Declares who may use a route, and puts the check before everything else that the route does. */
  route<Route extends RouteConfig>(
    policy: Policy,
    route: Route,
  ): Route & { middleware: MiddlewareHandler<AppEnv>[]; getRoutingPath(): string };
  /** The same for a route that is not part of the OpenAPI document. */
  guard(policy: Policy, method: string, path: string): MiddlewareHandler<AppEnv>;
  /** Who is asking, or null; for routes that decide by themselves. */
  find(c: Context<AppEnv>): Promise<Actor | null>;
  /** Throws where a route of the app has no policy: the server does not start. */
  check(routes: readonly { method: string; path: string }[]): void;
}

export function createDoor(parts: Pick<AppParts, "people" | "keys" | "config">): Door {
  const declared = new Set<string>();
  const find = (c: Context<AppEnv>) => findActor(parts, c);

  const guard: Door["guard"] = (policy, method, path) => {
    declared.add(`${method.toUpperCase()} ${path}`);
    return createMiddleware<AppEnv>(async (c, next) => {
      refuseOtherOrigin(c.req.raw, parts.config.origin);
      if (policy !== "public") c.set("actor", await admit(await find(c), policy));
      await next();
    });
  };
  const route: Door["route"] = (policy, config) => {
    const path = config.path.replaceAll(/\/{(.+?)}/g, "/:$1");
    const given = config.middleware === undefined ? [] : [config.middleware].flat();
    const security = policy === "public" ? {} : { security: [{ key: [] }, { session: [] }] };
    return createRoute({
      ...security,
      ...config,
      middleware: [guard(policy, config.method, path), ...given] as MiddlewareHandler<AppEnv>[],
    });
  };
  return { route, guard, find, check: (routes) => refuseUndeclared(routes, declared) };
}

async function findActor(
  { people, keys }: Pick<AppParts, "people" | "keys">,
  c: Context<AppEnv>,
): Promise<Actor | null> {
  const authorization = c.req.header("authorization");
  if (authorization !== undefined)
    return authorization.startsWith("Bearer sk_") ? await keys.find(authorization.slice(7)) : null;
  const person = await people.find(c.req.raw.headers);
  return person === null ? null : { kind: "person", id: person.id, name: person.name, role: person.role };
}

async function admit(actor: Actor | null, [verb, noun]: readonly [Verb, Noun]): Promise<Actor> {
  if (actor === null) {
    throw new UserError({
      code: "unauthenticated",
      message: "Nobody is signed in, or the key is not known.",
      remedy: "Sign in, or send the header: Authorization: Bearer sk_…",
    });
  }
  if (may(actor, verb, noun)) return actor;
  throw new UserError({
    code: "forbidden",
    message: `The role ${actor.role} may not ${verb} this (${noun}).`,
    remedy: "Ask the owner of this installation.",
  });
}

/** What is registered for all methods of all paths is not a route but a layer around them. */
function refuseUndeclared(routes: readonly { method: string; path: string }[], declared: ReadonlySet<string>): void {
  const open = routes.filter(
    ({ method, path }) => !(method === "ALL" && path === "/*") && !declared.has(`${method} ${path}`),
  );
  if (open.length === 0) return;
  const names = [...new Set(open.map(({ method, path }) => `${method} ${path}`))].join(", ");
  throw new Error(`These routes declare no policy: ${names}`);
}
