import { z } from "@hono/zod-openapi";
import {
  adoptRequest,
  experimentDetail,
  experimentRequest,
  experimentSummary,
  startExperimentRequest,
} from "@surety/core/wire/experiment";
import { listExperiments, readExperiment } from "../../queries/read-experiments.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const ofWorkflow = z.object({ name: z.string().max(100) });
const params = z.object({ id: z.string().max(100) });

/** Experiments with language models: planned with their costs, started with these confirmed, judged by a paired test. */
export function experimentRoutes(app: App, { door, database, commands, definitions }: RouteParts): void {
  const detail = async (id: string) => found("experiment", id, await readExperiment(database, id));
  const answer = { 200: json("The experiment as it is now", experimentDetail), ...problems };

  const list = door.route(["read", "workflow"], {
    method: "get",
    path: "/api/v1/workflows/{name}/experiments",
    request: { params: ofWorkflow },
    responses: {
      200: json("Experiments, the newest first", z.object({ items: z.array(experimentSummary) })),
      ...problems,
    },
  });
  app.openapi(list, async (c) => {
    const { name } = c.req.valid("param");
    await definitions.current(name);
    return c.json({ items: await listExperiments(database, name) }, 200);
  });

  const plan = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/workflows/{name}/experiments",
    middleware: limitBody(),
    request: { params: ofWorkflow, body: body(experimentRequest) },
    responses: {
      201: json("What is compared, and what it may cost; nothing is asked yet", experimentDetail),
      ...problems,
    },
  });
  app.openapi(plan, async (c) => {
    const id = await commands.planExperiment(c.req.valid("param").name, c.req.valid("json"), c.get("actor"));
    return c.json(await detail(id), 201);
  });

  const read = door.route(["read", "workflow"], {
    method: "get",
    path: "/api/v1/experiments/{id}",
    request: { params },
    responses: answer,
  });
  app.openapi(read, async (c) => c.json(await detail(c.req.valid("param").id), 200));

  const start = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/experiments/{id}/start",
    middleware: limitBody(),
    request: { params, body: body(startExperimentRequest) },
    responses: { 202: json("It was begun", experimentDetail), ...problems },
  });
  app.openapi(start, async (c) => {
    const { id } = c.req.valid("param");
    await commands.startExperiment(id, c.req.valid("json").mostMicros, c.get("actor"));
    return c.json(await detail(id), 202);
  });

  const cancel = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/experiments/{id}/cancel",
    request: { params },
    responses: answer,
  });
  app.openapi(cancel, async (c) => {
    const { id } = c.req.valid("param");
    await commands.cancelExperiment(id, c.get("actor"));
    return c.json(await detail(id), 200);
  });

  const adopt = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/experiments/{id}/adopt",
    middleware: limitBody(),
    request: { params, body: body(adoptRequest) },
    responses: { 201: json("The challenger that was made", z.object({ challenger: z.string() })), ...problems },
  });
  app.openapi(adopt, async (c) => {
    const { id } = c.req.valid("param");
    return c.json({ challenger: await commands.adoptArm(id, c.req.valid("json").arm, c.get("actor")) }, 201);
  });
}
