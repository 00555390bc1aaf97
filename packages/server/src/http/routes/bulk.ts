import { z } from "@hono/zod-openapi";
import type { Actor } from "../../commands/commands.ts";
import { listBulkItems } from "../../queries/list-bulk-items.ts";
import { bulk, bulkAnswer, bulkItemPage, bulkRequest, bulkUndoRequest } from "@surety/core/wire/bulk";
import { listBulks, readBulk } from "../../queries/read-bulk.ts";
import { isUuid } from "../../queries/page.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { body, json, paging, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });

/** One answer to many reviews: first what it would do, then, by the hash of that, the doing of it. */
export function bulkRoutes(app: App, { door, database, commands, clock }: RouteParts): void {
  const read = async (id: string, { id: person }: Actor) =>
    found("bulk", id, await readBulk(database, id, person, clock.now()));

  const decide = door.route(["decide", "review"], {
    method: "post",
    path: "/api/v1/reviews/bulk",
    middleware: limitBody(),
    request: { body: body(bulkRequest) },
    responses: { 200: json("What it would do, and with a hash what it is doing", bulkAnswer), ...problems },
  });
  app.openapi(decide, async (c) => {
    const request = c.req.valid("json");
    if (request.hash === undefined)
      return c.json({ plan: await commands.planBulk(request, c.get("actor")), bulk: null }, 200);
    const { id, plan } = await commands.startBulk(request, c.get("actor"));
    return c.json({ plan, bulk: await read(id, c.get("actor")) }, 200);
  });

  const list = door.route(["decide", "review"], {
    method: "get",
    path: "/api/v1/reviews/bulk",
    responses: { 200: json("What you decided at once lately", z.object({ items: z.array(bulk) })), ...problems },
  });
  app.openapi(list, async (c) => c.json({ items: await listBulks(database, c.get("actor").id, clock.now()) }, 200));

  const one = door.route(["decide", "review"], {
    method: "get",
    path: "/api/v1/reviews/bulk/{id}",
    request: { params },
    responses: { 200: json("How far it is", bulk), ...problems },
  });
  app.openapi(one, async (c) => c.json(await read(c.req.valid("param").id, c.get("actor")), 200));

  const items = door.route(["decide", "review"], {
    method: "get",
    path: "/api/v1/reviews/bulk/{id}/items",
    request: { params, query: z.strictObject(paging) },
    responses: { 200: json("Its reviews, in the order of the selection", bulkItemPage), ...problems },
  });
  app.openapi(items, async (c) => {
    const { id } = await read(c.req.valid("param").id, c.get("actor"));
    return c.json(await listBulkItems(database, id, c.req.valid("query"), clock.now()), 200);
  });

  const undo = door.route(["decide", "review"], {
    method: "post",
    path: "/api/v1/reviews/bulk/{id}/undo",
    middleware: limitBody(),
    request: { params, body: body(bulkUndoRequest) },
    responses: { 200: json("Being taken back, as far as effects have not begun", bulk), ...problems },
  });
  app.openapi(undo, async (c) => {
    const { id } = c.req.valid("param");
    await commands.undoBulk(found("bulk", id, isUuid(id) ? id : null), c.req.valid("json").ids ?? null, c.get("actor"));
    return c.json(await read(id, c.get("actor")), 200);
  });
}
