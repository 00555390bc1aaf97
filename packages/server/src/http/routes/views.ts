import { z } from "@hono/zod-openapi";
import { defaultViewRequest, savedView, savedViewRequest } from "@surety/core/wire/review-list";
import type { Actor } from "../../commands/commands.ts";
import { listViews } from "../../queries/list-views.ts";
import { isUuid } from "../../queries/page.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { lookerOf } from "../looker-of.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });
const all = z.object({ items: z.array(savedView) });

/** Filters of the inbox that have a name. */
export function viewRoutes(app: App, { door, database, commands, clock }: RouteParts): void {
  const list = async (actor: Actor) => ({
    items: await listViews(database, actor, await lookerOf(database, actor, clock)),
  });
  const known = (id: string) => found("view", id, isUuid(id) ? id : null);
  const answer = (description: string) => ({ 200: json(description, all), ...problems });
  const path = "/api/v1/views";

  const read = door.route(["read", "review"], { method: "get", path, responses: answer("Your views and shared ones") });
  app.openapi(read, async (c) => c.json(await list(c.get("actor")), 200));

  const create = door.route(["decide", "review"], {
    method: "post",
    path,
    middleware: limitBody(),
    request: { body: body(savedViewRequest) },
    responses: { 200: json("The new view's id", z.object({ id: z.string() })), ...problems },
  });
  app.openapi(create, async (c) => c.json({ id: await commands.createView(c.req.valid("json"), c.get("actor")) }, 200));

  const standard = door.route(["decide", "review"], {
    method: "put",
    path: `${path}/default`,
    middleware: limitBody(),
    request: { body: body(defaultViewRequest) },
    responses: answer("Your views"),
  });
  app.openapi(standard, async (c) => {
    await commands.setDefaultView(c.req.valid("json").view, c.get("actor"));
    return c.json(await list(c.get("actor")), 200);
  });

  const change = door.route(["decide", "review"], {
    method: "put",
    path: `${path}/{id}`,
    middleware: limitBody(),
    request: { params, body: body(savedViewRequest) },
    responses: answer("Your views"),
  });
  app.openapi(change, async (c) => {
    await commands.changeView(known(c.req.valid("param").id), c.req.valid("json"), c.get("actor"));
    return c.json(await list(c.get("actor")), 200);
  });

  const remove = door.route(["decide", "review"], {
    method: "delete",
    path: `${path}/{id}`,
    request: { params },
    responses: answer("Your views"),
  });
  app.openapi(remove, async (c) => {
    await commands.deleteView(known(c.req.valid("param").id), c.get("actor"));
    return c.json(await list(c.get("actor")), 200);
  });
}
