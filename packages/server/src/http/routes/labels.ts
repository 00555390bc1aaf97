import { z } from "@hono/zod-openapi";
import { labelPage, listLabels } from "../../queries/list-labels.ts";
import type { LabelItem } from "../../commands/commands.ts";
import type { App, RouteParts } from "../app-env.ts";
import { limitBody, mostStreamBytes } from "../read-body.ts";
import { body, json, paging, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });
const query = z.strictObject({ judgment: z.string().max(100).optional(), ...paging });
const item = z.strictObject({
  text: z.string().min(1).max(200_000),
  value: z.string().min(1).max(200),
  externalId: z.string().max(200).exactOptional(),
  segment: z.string().max(100).exactOptional(),
}) satisfies z.ZodType<LabelItem>;
const labels = z.strictObject({ judgment: z.string().max(100), items: z.array(item).min(1).max(100_000) });

/** Labels: known right answers. */
export function labelRoutes(app: App, { door, database, commands, config }: RouteParts): void {
  const list = door.route(["read", "label"], {
    method: "get",
    path: "/api/v1/workflows/{name}/labels",
    request: { params, query },
    responses: { 200: json("Labels, newest first", labelPage), ...problems },
  });
  app.openapi(list, async (c) =>
    c.json(await listLabels(database, c.req.valid("param").name, c.req.valid("query")), 200),
  );

  const add = door.route(["change", "label"], {
    method: "post",
    path: "/api/v1/workflows/{name}/labels",
    middleware: limitBody(config.mostStreamBytes ?? mostStreamBytes),
    request: { params, body: body(labels) },
    responses: {
      200: json("What was added", z.object({ added: z.number().int(), skipped: z.number().int() })),
      ...problems,
    },
  });
  app.openapi(add, async (c) => {
    const { judgment, items } = c.req.valid("json");
    return c.json(await commands.addLabels(c.req.valid("param").name, judgment, items, c.get("actor")), 200);
  });
}
