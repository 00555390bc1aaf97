import { z } from "@hono/zod-openapi";
import { calibrateQuery, cascadeEstimate, cascadesWire } from "@surety/core/wire/cascade";
import { job } from "@surety/core/wire/workflow";
import { readCascades } from "../../queries/read-cascades.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });

/** What the stages of cascades do, what it costs to measure them, and the derivation of gates. */
export function cascadeRoutes(app: App, { door, database, commands, clock }: RouteParts): void {
  const read = door.route(["read", "quality"], {
    method: "get",
    path: "/api/v1/workflows/{name}/cascades",
    request: { params },
    responses: {
      200: json("Judgments of several models: who answers what, and what each saves", cascadesWire),
      ...problems,
    },
  });
  app.openapi(read, async (c) => {
    const { name } = c.req.valid("param");
    return c.json(found("workflow", name, await readCascades(database, name, clock.now())), 200);
  });

  const estimate = door.route(["read", "quality"], {
    method: "get",
    path: "/api/v1/workflows/{name}/cascades/estimate",
    request: { params },
    responses: { 200: json("What asking every stage about the labels would cost", cascadeEstimate), ...problems },
  });
  app.openapi(estimate, async (c) => c.json(await commands.estimateCascades(c.req.valid("param").name), 200));

  const calibrate = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/workflows/{name}/calibrate",
    request: { params, query: calibrateQuery },
    responses: { 202: json("The work was begun", job), ...problems },
  });
  app.openapi(calibrate, async (c) => {
    const { spend = null, batch } = c.req.valid("query");
    const { name } = c.req.valid("param");
    const actor = c.get("actor");
    if (batch === "true" && spend !== null)
      return c.json(await commands.startCalibrationInBatches(name, actor, spend), 202);
    return c.json(await commands.startCalibration(name, actor, spend), 202);
  });
}
