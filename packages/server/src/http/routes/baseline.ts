import { z } from "@hono/zod-openapi";
import { baselineWire, timingRequest } from "@surety/core/wire/baseline";
import { readHistoricCases } from "../../project/read-historic-cases.ts";
import { readBaseline } from "../../queries/read-baseline.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody, mostBytes, readText } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });
const fileQuery = z.strictObject({ format: z.enum(["csv", "jsonl"]).default("csv") });
const answer = { 200: json("What a case costs without automation", baselineWire), ...problems };

/** What manual work costs: timed by people, imported, or typed into the document. */
export function baselineRoutes(app: App, { door, database, commands, config }: RouteParts): void {
  const detail = async (name: string) => found("workflow", name, await readBaseline(database, name));

  const read = door.route(["read", "baseline"], {
    method: "get",
    path: "/api/v1/workflows/{name}/baseline",
    request: { params },
    responses: answer,
  });
  app.openapi(read, async (c) => c.json(await detail(c.req.valid("param").name), 200));

  const start = door.route(["change", "baseline"], {
    method: "post",
    path: "/api/v1/workflows/{name}/baseline/timing",
    middleware: limitBody(),
    request: { params, body: body(timingRequest) },
    responses: answer,
  });
  app.openapi(start, async (c) => {
    const { name } = c.req.valid("param");
    await commands.startTiming(name, c.req.valid("json"), c.get("actor"));
    return c.json(await detail(name), 200);
  });

  const stop = door.route(["change", "baseline"], {
    method: "post",
    path: "/api/v1/workflows/{name}/baseline/timing/stop",
    request: { params },
    responses: answer,
  });
  app.openapi(stop, async (c) => {
    const { name } = c.req.valid("param");
    await commands.stopTiming(name, c.get("actor"));
    return c.json(await detail(name), 200);
  });

  const take = door.route(["change", "baseline"], {
    method: "post",
    path: "/api/v1/workflows/{name}/baseline/import",
    request: { params, query: fileQuery },
    responses: answer,
  });
  app.openapi(take, async (c) => {
    const { name } = c.req.valid("param");
    const text = await readText(c, config.mostBytes ?? mostBytes);
    const cases = readHistoricCases(`cases.${c.req.valid("query").format}`, text);
    await commands.importBaseline(name, cases, c.get("actor"));
    return c.json(await detail(name), 200);
  });
}
