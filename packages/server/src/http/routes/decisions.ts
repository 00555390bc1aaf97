import { z } from "@hono/zod-openapi";
import { caseDecision, decisionScreen } from "@surety/core/wire/decision";
import { workflowReasons } from "@surety/core/wire/told-reason";
import { listDecisions, readDecisionScreen } from "../../queries/list-decisions.ts";
import { toldReasons } from "../../queries/told-reasons.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { json, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });

const ofWorkflow = z.object({ name: z.string().max(100) });

/** Who decided about a case, what was on their screen, and why people say what they say. */
export function decisionRoutes(app: App, { door, database }: RouteParts): void {
  const list = door.route(["read", "case"], {
    method: "get",
    path: "/api/v1/cases/{id}/decisions",
    request: { params },
    responses: {
      200: json(
        "Decisions, the oldest first; none of others while somebody is still to answer",
        z.object({ items: z.array(caseDecision) }),
      ),
      ...problems,
    },
  });
  app.openapi(list, async (c) =>
    c.json({ items: await listDecisions(database, c.req.valid("param").id, c.get("actor")) }, 200),
  );

  const screen = door.route(["read", "case"], {
    method: "get",
    path: "/api/v1/decisions/{id}/screen",
    request: { params },
    responses: { 200: json("One decision, and what was on screen", decisionScreen), ...problems },
  });
  app.openapi(screen, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(found("decision", id, await readDecisionScreen(database, id, c.get("actor"))), 200);
  });

  const reasons = door.route(["read", "quality"], {
    method: "get",
    path: "/api/v1/workflows/{name}/reasons",
    request: { params: ofWorkflow },
    responses: { 200: json("Why people said what they said, the most frequent first", workflowReasons), ...problems },
  });
  app.openapi(reasons, async (c) => {
    const { name } = c.req.valid("param");
    return c.json(found("workflow", name, await toldReasons(database, name)), 200);
  });
}
