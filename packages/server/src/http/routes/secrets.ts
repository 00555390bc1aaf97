import { z } from "@hono/zod-openapi";
import { secretRow } from "@surety/core/wire/secret";
import { listSecrets } from "../../queries/list-secrets.ts";
import type { App, RouteParts } from "../app-env.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });
const entered = z.strictObject({ value: z.string().min(1).max(1000) });

/** The secrets that documents name, such as those of webhooks. They are written, never read. */
export function secretRoutes(app: App, { door, database, commands }: RouteParts): void {
  const list = door.route(["read", "connection"], {
    method: "get",
    path: "/api/v1/secrets",
    responses: {
      200: json("All secrets that workflows name or somebody entered", z.object({ items: z.array(secretRow) })),
      ...problems,
    },
  });
  app.openapi(list, async (c) => c.json({ items: await listSecrets(database) }, 200));

  const enter = door.route(["administer", "connection"], {
    method: "put",
    path: "/api/v1/secrets/{name}",
    middleware: limitBody(),
    request: { params, body: body(entered) },
    responses: { 204: { description: "It is sealed, and in force" }, ...problems },
  });
  app.openapi(enter, async (c) => {
    await commands.enterSecret(c.req.valid("param").name, c.req.valid("json").value, c.get("actor"));
    return c.body(null, 204);
  });

  const remove = door.route(["administer", "connection"], {
    method: "delete",
    path: "/api/v1/secrets/{name}",
    request: { params },
    responses: { 204: { description: "It is gone; messages signed with it are refused" }, ...problems },
  });
  app.openapi(remove, async (c) => {
    await commands.removeSecret(c.req.valid("param").name, c.get("actor"));
    return c.body(null, 204);
  });
}
