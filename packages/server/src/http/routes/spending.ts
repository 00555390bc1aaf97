import { z } from "@hono/zod-openapi";
import { spendingWire } from "@surety/core/wire/spending";
import { readSpending } from "../../queries/read-spending.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });

/** What language models cost a workflow. */
export function spendingRoutes(app: App, { door, database, clock, config }: RouteParts): void {
  const route = door.route(["read", "quality"], {
    method: "get",
    path: "/api/v1/workflows/{name}/spending",
    request: { params },
    responses: {
      200: json("Money of language models: today against its budgets, and over four weeks", spendingWire),
      ...problems,
    },
  });
  app.openapi(route, async (c) => {
    const { name } = c.req.valid("param");
    const spending = await readSpending(database, name, clock.now(), config.modelBudgetMicros ?? null);
    return c.json(found("workflow", name, spending), 200);
  });
}
