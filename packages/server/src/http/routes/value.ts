import { z } from "@hono/zod-openapi";
import { valueWire } from "@surety/core/wire/value";
import { readValue } from "../../queries/read-value.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });
const query = z.strictObject({ weeks: z.coerce.number().int().min(1).max(104).default(12) });

/** What a workflow is worth: efficiency, reliability, and what became of its cases. */
export function valueRoutes(app: App, { door, database, clock }: RouteParts): void {
  const route = door.route(["read", "quality"], {
    method: "get",
    path: "/api/v1/workflows/{name}/value",
    request: { params, query },
    responses: { 200: json("Time, money, reliability and outcomes, week by week", valueWire), ...problems },
  });
  app.openapi(route, async (c) => {
    const { name } = c.req.valid("param");
    const { weeks } = c.req.valid("query");
    return c.json(found("workflow", name, await readValue(database, name, weeks, clock.now())), 200);
  });
}
