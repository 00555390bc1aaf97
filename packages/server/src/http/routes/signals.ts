import { z } from "@hono/zod-openapi";
import { signalsWire } from "@surety/core/wire/signals";
import { readSignals } from "../../queries/read-signals.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });

/** Which signal of its language models carries what. */
export function signalRoutes(app: App, { door, database, clock }: RouteParts): void {
  const route = door.route(["read", "quality"], {
    method: "get",
    path: "/api/v1/workflows/{name}/signals",
    request: { params },
    responses: { 200: json("How well signals of certainty tell right from wrong", signalsWire), ...problems },
  });
  app.openapi(route, async (c) => {
    const { name } = c.req.valid("param");
    return c.json(found("workflow", name, await readSignals(database, name, clock.now())), 200);
  });
}
