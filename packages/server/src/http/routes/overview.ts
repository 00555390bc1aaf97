import { z } from "@hono/zod-openapi";
import { overview } from "@surety/core/wire/overview";
import { overview as readOverview } from "../../queries/overview.ts";
import type { App, RouteParts } from "../app-env.ts";
import { json, problems } from "./answers.ts";
import { shared } from "../shared.ts";

const query = z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(14) });

/** The first page of the console. */
export function overviewRoutes(app: App, { door, database, clock }: RouteParts): void {
  const read = shared((days: number) => readOverview(database, days, clock.now()));
  const route = door.route(["read", "overview"], {
    method: "get",
    path: "/api/v1/overview",
    request: { query },
    responses: { 200: json("Today, the four cells by day, and the workflows", overview), ...problems },
  });
  app.openapi(route, async (c) => c.json(await read(c.req.valid("query").days), 200));
}
