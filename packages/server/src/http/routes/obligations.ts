import { z } from "@hono/zod-openapi";
import {
  obligationDay,
  obligationPage,
  obligationSettlement,
  obligationStatus,
  obligationWire,
} from "@surety/core/wire/obligation";
import { listObligations, readObligation } from "../../queries/list-obligations.ts";
import { isUuid } from "../../queries/page.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { body, json, paging, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });
const query = z.strictObject({
  workflow: z.string().max(100).optional(),
  case: z.string().max(100).optional(),
  status: obligationStatus.optional(),
  ...paging,
});

/** What clauses ask for by a day, and what became of it. */
export function obligationRoutes(app: App, { door, database, commands }: RouteParts): void {
  const known = (id: string) => found("obligation", id, isUuid(id) ? id : null);
  const detail = async (id: string) => found("obligation", id, await readObligation(database, id));

  const list = door.route(["read", "case"], {
    method: "get",
    path: "/api/v1/obligations",
    request: { query },
    responses: { 200: json("Obligations, what is due first first", obligationPage), ...problems },
  });
  app.openapi(list, async (c) => c.json(await listObligations(database, c.req.valid("query"), c.get("actor")), 200));

  const settle = door.route(["steer", "case"], {
    method: "post",
    path: "/api/v1/obligations/{id}/settle",
    middleware: limitBody(),
    request: { params, body: body(obligationSettlement) },
    responses: { 200: json("The obligation as it is now", obligationWire), ...problems },
  });
  app.openapi(settle, async (c) => {
    const { id } = c.req.valid("param");
    await commands.settleObligation(known(id), c.req.valid("json"), c.get("actor"));
    return c.json(await detail(id), 200);
  });

  const date = door.route(["steer", "case"], {
    method: "post",
    path: "/api/v1/obligations/{id}/due",
    middleware: limitBody(),
    request: { params, body: body(obligationDay) },
    responses: { 200: json("The obligation as it is now", obligationWire), ...problems },
  });
  app.openapi(date, async (c) => {
    const { id } = c.req.valid("param");
    await commands.dateObligation(known(id), c.req.valid("json").due, c.get("actor"));
    return c.json(await detail(id), 200);
  });
}
