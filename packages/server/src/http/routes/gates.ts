import { z } from "@hono/zod-openapi";
import { gateChange, gateDetail } from "@surety/core/wire/gate-detail";
import { readGate } from "../../queries/read-gate.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100), judgment: z.string().max(100) });
const path = "/api/v1/workflows/{name}/gates/{judgment}";

/** The gates of a workflow: what they promise, how that came about, and what is asked of them. */
export function gateRoutes(app: App, { door, database, commands, clock }: RouteParts): void {
  const detail = async (name: string, judgment: string) =>
    found("gate", `${name}/${judgment}`, await readGate(database, name, judgment, clock.now()));

  const read = door.route(["read", "quality"], {
    method: "get",
    path,
    request: { params },
    responses: { 200: json("The gate of one judgment", gateDetail), ...problems },
  });
  app.openapi(read, async (c) => {
    const { name, judgment } = c.req.valid("param");
    return c.json(await detail(name, judgment), 200);
  });

  const change = door.route(["change", "workflow"], {
    method: "put",
    path,
    middleware: limitBody(),
    request: { params, body: body(gateChange) },
    responses: { 200: json("The gate as it is asked for now", gateDetail), ...problems },
  });
  app.openapi(change, async (c) => {
    const { name, judgment } = c.req.valid("param");
    await commands.changeGate(name, judgment, c.req.valid("json"), c.get("actor"));
    return c.json(await detail(name, judgment), 200);
  });
}
