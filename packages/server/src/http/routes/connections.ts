import { z } from "@hono/zod-openapi";
import { allowedTool, connectionTool } from "@surety/core/wire/connection-tool";
import { connectionRow } from "@surety/core/wire/session";
import { listConnections } from "../../queries/list-connections.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });
const settings = z.strictObject({ kind: z.string().max(50), settings: z.record(z.string(), z.unknown()) });

/** Ways to outside systems. Secrets are written, never read. */
export function connectionRoutes(app: App, { door, database, commands }: RouteParts): void {
  const list = door.route(["read", "connection"], {
    method: "get",
    path: "/api/v1/connections",
    responses: { 200: json("All connections", z.object({ items: z.array(connectionRow) })), ...problems },
  });
  app.openapi(list, async (c) => c.json({ items: await listConnections(database) }, 200));

  const save = door.route(["administer", "connection"], {
    method: "put",
    path: "/api/v1/connections/{name}",
    middleware: limitBody(),
    request: { params, body: body(settings) },
    responses: { 200: json("The connection as it is now", connectionRow), ...problems },
  });
  app.openapi(save, async (c) => {
    const { name } = c.req.valid("param");
    const given = c.req.valid("json");
    await commands.saveConnection(name, given.kind, given.settings, c.get("actor"));
    const saved = (await listConnections(database)).find((one) => one.name === name);
    return c.json(found("connection", name, saved ?? null), 200);
  });

  const remove = door.route(["administer", "connection"], {
    method: "delete",
    path: "/api/v1/connections/{name}",
    request: { params },
    responses: { 204: { description: "It is gone" }, ...problems },
  });
  app.openapi(remove, async (c) => {
    await commands.deleteConnection(c.req.valid("param").name, c.get("actor"));
    return c.body(null, 204);
  });

  const tools = door.route(["read", "connection"], {
    method: "get",
    path: "/api/v1/connections/{name}/tools",
    request: { params },
    responses: {
      200: json("The tools that its server offers now", z.object({ items: z.array(connectionTool) })),
      ...problems,
    },
  });
  app.openapi(tools, async (c) => c.json({ items: [...(await commands.listTools(c.req.valid("param").name))] }, 200));

  const allow = door.route(["administer", "connection"], {
    method: "post",
    path: "/api/v1/connections/{name}/tools",
    middleware: limitBody(),
    request: { params, body: body(allowedTool) },
    responses: { 204: { description: "It is written down" }, ...problems },
  });
  app.openapi(allow, async (c) => {
    await commands.allowTool(c.req.valid("param").name, c.req.valid("json"), c.get("actor"));
    return c.body(null, 204);
  });

  const test = door.route(["administer", "connection"], {
    method: "post",
    path: "/api/v1/connections/{name}/test",
    request: { params },
    responses: {
      200: json("What the other side said", z.object({ ok: z.boolean(), message: z.string() })),
      ...problems,
    },
  });
  app.openapi(test, async (c) => c.json(await commands.testConnection(c.req.valid("param").name), 200));
}
