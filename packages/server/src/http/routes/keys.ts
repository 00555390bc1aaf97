import { z } from "@hono/zod-openapi";
import { apiKeyRow, role } from "@surety/core/wire/session";
import { isUuid } from "../../queries/page.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });
const newKey = z.strictObject({ name: z.string().trim().min(1).max(100), role });

/** Keys of machines. A key is in the answer once and can never be read again. */
export function keyRoutes(app: App, { door, keys }: RouteParts): void {
  const list = door.route(["administer", "key"], {
    method: "get",
    path: "/api/v1/keys",
    responses: { 200: json("All keys", z.object({ items: z.array(apiKeyRow) })), ...problems },
  });
  app.openapi(list, async (c) => c.json({ items: await keys.list() }, 200));

  const create = door.route(["administer", "key"], {
    method: "post",
    path: "/api/v1/keys",
    middleware: limitBody(),
    request: { body: body(newKey) },
    responses: { 201: json("The key, this once", z.object({ key: z.string(), row: apiKeyRow })), ...problems },
  });
  app.openapi(create, async (c) => c.json(await keys.create(c.req.valid("json"), c.get("actor")), 201));

  const remove = door.route(["administer", "key"], {
    method: "delete",
    path: "/api/v1/keys/{id}",
    request: { params },
    responses: { 204: { description: "It opens nothing any more" }, ...problems },
  });
  app.openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    await keys.remove(found("key", id, isUuid(id) ? id : null), c.get("actor"));
    return c.body(null, 204);
  });
}
