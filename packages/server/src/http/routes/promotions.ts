import { z } from "@hono/zod-openapi";
import { promotionEvidence, promotionRow, rollbackRequest } from "@surety/core/wire/challenger";
import { publicKeyOf } from "../../challenger/sign-evidence.ts";
import { listPromotions, readEvidence } from "../../queries/list-promotions.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

/** Promotions: their signed records, and the way back. */
export function promotionRoutes(app: App, { door, database, commands, secrets }: RouteParts): void {
  const read = door.route(["read", "workflow"], {
    method: "get",
    path: "/api/v1/promotions/{id}",
    request: { params: z.object({ id: z.string().max(100) }) },
    responses: { 200: json("The record with its signature", promotionEvidence), ...problems },
  });
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(found("promotion", id, await readEvidence(database, id, await publicKeyOf(secrets))), 200);
  });

  const rollBack = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/workflows/{name}/rollback",
    middleware: limitBody(),
    request: { params: z.object({ name: z.string().max(100) }), body: body(rollbackRequest) },
    responses: { 200: json("The promotion that was taken back", promotionRow), ...problems },
  });
  app.openapi(rollBack, async (c) => {
    const { name } = c.req.valid("param");
    const id = await commands.rollBack(name, c.req.valid("json").because, c.get("actor"));
    const rows = await listPromotions(database, name, await publicKeyOf(secrets));
    return c.json(found("promotion", id, rows.find((row) => row.id === id) ?? null), 200);
  });
}
