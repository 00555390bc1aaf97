import { z } from "@hono/zod-openapi";
import { job } from "@surety/core/wire/workflow";
import type { App, RouteParts } from "../app-env.ts";
import { heardOut, limitedStream, mostStreamBytes } from "../read-body.ts";
import { json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });
const query = z.strictObject({ format: z.enum(["csv", "jsonl"]) });

/** Files of cases. The content is streamed on as it arrives. */
export function importRoutes(app: App, { door, commands, config }: RouteParts): void {
  const route = door.route(["send", "case"], {
    method: "post",
    path: "/api/v1/workflows/{name}/imports",
    request: { params, query },
    responses: { 202: json("The import was begun", job), ...problems },
  });
  app.openapi(route, async (c) => {
    const length = c.req.header("content-length");
    const content = await limitedStream(c, config.mostStreamBytes ?? mostStreamBytes);
    const bytes = length === undefined ? null : Number(length);
    const { format } = c.req.valid("query");
    const request = { workflow: c.req.valid("param").name, format, content, bytes };
    return c.json(await heardOut(content, commands.startImport(request, c.get("actor"))), 202);
  });
}
