import { z } from "@hono/zod-openapi";
import { draftPage, workflowDrafts } from "@surety/core/wire/draft";
import { draftFigures } from "../../queries/draft-figures.ts";
import { listDrafts } from "../../queries/list-drafts.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { json, paging, problems } from "./answers.ts";

const query = z.strictObject({
  workflow: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  caseId: z.uuid().optional(),
  edited: z.enum(["true", "false"]).optional(),
  ...paging,
});
const params = z.object({ name: z.string().max(100) });

/** What became of the texts that people decided on: labels about drafts, and what they say of each action. */
export function draftRoutes(app: App, { door, database, clock }: RouteParts): void {
  const list = door.route(["read", "label"], {
    method: "get",
    path: "/api/v1/drafts",
    request: { query },
    responses: { 200: json("Drafted texts as they were and as they were sent, newest first", draftPage), ...problems },
  });
  app.openapi(list, async (c) => {
    const { edited, ...filter } = c.req.valid("query");
    const only = edited === undefined ? undefined : edited === "true";
    return c.json(await listDrafts(database, { ...filter, edited: only }), 200);
  });

  const figures = door.route(["read", "quality"], {
    method: "get",
    path: "/api/v1/workflows/{name}/drafts",
    request: { params },
    responses: { 200: json("How good its drafts are, action by action", workflowDrafts), ...problems },
  });
  app.openapi(figures, async (c) => {
    const { name } = c.req.valid("param");
    return c.json(found("workflow", name, await draftFigures(database, name, clock.now())), 200);
  });
}
