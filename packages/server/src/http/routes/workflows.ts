import { z } from "@hono/zod-openapi";
import { stage } from "@surety/core/wire/common";
import { workflowRow } from "@surety/core/wire/overview";
import { quality } from "@surety/core/wire/quality";
import { readinessWire } from "@surety/core/wire/stage";
import { job, workflowDetail } from "@surety/core/wire/workflow";
import { listWorkflows } from "../../queries/list-workflows.ts";
import { quality as readQuality } from "../../queries/quality.ts";
import { readReadiness } from "../../queries/read-readiness.ts";
import { readWorkflow } from "../../queries/read-workflow.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody, mostBytes, parseJson, readText } from "../read-body.ts";
import { refuseOtherName } from "../refuse-other-name.ts";
import { shared } from "../shared.ts";
import { body, json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });
/** Where a model is at work, training makes a challenger unless somebody chooses to replace it unseen. */
const trainQuery = z.strictObject({ activate: z.enum(["true", "false"]).optional() });
const stageChange = z.strictObject({ stage, because: z.string().max(2000).optional() });
const yamlType = /^(application|text)\/(x-)?yaml\b/;

/** Workflows: their documents, stages, quality, and the work that makes them better. */
export function workflowRoutes(app: App, { door, database, commands, definitions, clock }: RouteParts): void {
  const list = shared(() => listWorkflows(database, clock.now()));
  const detail = async (name: string) => {
    const workflow = found("workflow", name, await readWorkflow(database, name, clock.now()));
    return { ...workflow, warnings: await warningsOf(name, workflow.warnings) };
  };
  /** The definitions know the functions of the project; where a version does not compile any more, say what is wrong. */
  const warningsOf = async (name: string, otherwise: z.output<typeof workflowDetail>["warnings"]) => {
    const current = await definitions.current(name).catch(() => null);
    return current === null
      ? otherwise
      : current.compiled.problems.map(({ path, message, remedy }) => ({ path, message, remedy: remedy ?? null }));
  };

  const listRoute = door.route(["read", "workflow"], {
    method: "get",
    path: "/api/v1/workflows",
    responses: { 200: json("All workflows", z.object({ items: z.array(workflowRow) })), ...problems },
  });
  app.openapi(listRoute, async (c) => c.json({ items: await list(undefined) }, 200));

  const read = door.route(["read", "workflow"], {
    method: "get",
    path: "/api/v1/workflows/{name}",
    request: { params },
    responses: { 200: json("A workflow", workflowDetail), ...problems },
  });
  app.openapi(read, async (c) => c.json(await detail(c.req.valid("param").name), 200));

  const documentBody = {
    content: {
      "application/json": { schema: z.record(z.string(), z.unknown()) },
      "application/yaml": { schema: z.string() },
    },
  };
  const savePath = "/api/v1/workflows/{name}";
  app.openAPIRegistry.registerPath({
    method: "put",
    path: savePath,
    security: [{ key: [] }, { session: [] }],
    request: { params, body: documentBody },
    responses: { 200: json("The workflow as it is now", workflowDetail), ...problems },
  });
  app.put(
    "/api/v1/workflows/:name",
    door.guard(["change", "workflow"], "put", "/api/v1/workflows/:name"),
    async (c) => {
      const text = await readText(c, mostBytes);
      const source = yamlType.test(c.req.header("content-type") ?? "") ? text : parseJson(text);
      refuseOtherName(source, c.req.param("name"));
      const saved = await commands.saveWorkflow(source, c.get("actor"));
      return c.json(await detail(saved.name), 200);
    },
  );

  const setStage = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/workflows/{name}/stage",
    middleware: limitBody(),
    request: { params, body: body(stageChange) },
    responses: { 200: json("The workflow as it is now", workflowDetail), ...problems },
  });
  app.openapi(setStage, async (c) => {
    const { name } = c.req.valid("param");
    const change = c.req.valid("json");
    await commands.setStage(name, change.stage, c.get("actor"), change.because);
    return c.json(await detail(name), 200);
  });

  const readinessRoute = door.route(["read", "workflow"], {
    method: "get",
    path: "/api/v1/workflows/{name}/readiness",
    request: { params },
    responses: { 200: json("Whether it may go live, and what its trial has shown", readinessWire), ...problems },
  });
  app.openapi(readinessRoute, async (c) => {
    const { name } = c.req.valid("param");
    return c.json(found("workflow", name, await readReadiness(database, name)), 200);
  });

  const qualityRoute = door.route(["read", "quality"], {
    method: "get",
    path: "/api/v1/workflows/{name}/quality",
    request: { params },
    responses: { 200: json("How good its judgments are", quality), ...problems },
  });
  app.openapi(qualityRoute, async (c) => {
    const { name } = c.req.valid("param");
    return c.json(found("workflow", name, await readQuality(database, name, clock.now())), 200);
  });

  const train = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/workflows/{name}/train",
    request: { params, query: trainQuery },
    responses: { 202: json("The work was begun", job), ...problems },
  });
  app.openapi(train, async (c) => {
    const activate = c.req.valid("query").activate === "true";
    return c.json(await commands.startTraining(c.req.valid("param").name, c.get("actor"), activate), 202);
  });
}
