import { z } from "@hono/zod-openapi";
import { job } from "@surety/core/wire/workflow";
import { readJob } from "../../queries/read-job.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { json, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });

/** Pieces of work that take a while. */
export function jobRoutes(app: App, { door, database }: RouteParts): void {
  const read = door.route(["read", "job"], {
    method: "get",
    path: "/api/v1/jobs/{id}",
    request: { params },
    responses: { 200: json("How far it is", job), ...problems },
  });
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(found("job", id, await readJob(database, id)), 200);
  });
}
