import { z } from "@hono/zod-openapi";
import { previewRequest, promptDiff, promptHistory, promptPreview } from "@surety/core/wire/prompt";
import { promptDiffOf, promptHistoryOf } from "../../queries/prompt-versions.ts";
import type { App, RouteParts } from "../app-env.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const ofWorkflow = z.object({ name: z.string().max(100) });
const judgment = z.string().max(100).optional();
const number = z.coerce.number().int().min(1);

/** Prompts of language models: their versions, what changed between two, and what they make of real cases. */
export function promptRoutes(app: App, { door, database, commands, definitions }: RouteParts): void {
  const list = door.route(["read", "workflow"], {
    method: "get",
    path: "/api/v1/workflows/{name}/prompts",
    request: { params: ofWorkflow, query: z.strictObject({ judgment }) },
    responses: { 200: json("How each version asks, the newest first", promptHistory), ...problems },
  });
  app.openapi(list, async (c) => {
    const { name } = c.req.valid("param");
    return c.json(await promptHistoryOf(database, definitions, name, c.req.valid("query").judgment), 200);
  });

  const diff = door.route(["read", "workflow"], {
    method: "get",
    path: "/api/v1/workflows/{name}/prompts/diff",
    request: { params: ofWorkflow, query: z.strictObject({ judgment, from: number, to: number }) },
    responses: { 200: json("What changed between two versions", promptDiff), ...problems },
  });
  app.openapi(diff, async (c) => {
    const { name } = c.req.valid("param");
    return c.json(await promptDiffOf(database, definitions, name, c.req.valid("query")), 200);
  });

  const preview = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/workflows/{name}/prompts/preview",
    middleware: limitBody(),
    request: { params: ofWorkflow, body: body(previewRequest) },
    responses: { 200: json("The messages that would be sent; nothing was", promptPreview), ...problems },
  });
  app.openapi(preview, async (c) => {
    const { name } = c.req.valid("param");
    return c.json(await commands.previewPrompt(name, c.req.valid("json"), c.get("actor")), 200);
  });
}
