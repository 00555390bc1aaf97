import { z } from "@hono/zod-openapi";
import { journalPage } from "@surety/core/wire/case";
import { listJournal } from "../../queries/list-journal.ts";
import type { App, RouteParts } from "../app-env.ts";
import { json, paging, problems } from "./answers.ts";

const query = z.strictObject({
  workflow: z.string().max(100).optional(),
  fate: z.enum(["accepted", "filtered", "duplicate", "invalid"]).optional(),
  ...paging,
});

/** Everything that ever arrived. */
export function journalRoutes(app: App, { door, database }: RouteParts): void {
  const list = door.route(["read", "journal"], {
    method: "get",
    path: "/api/v1/journal",
    request: { query },
    responses: { 200: json("Events, newest first", journalPage), ...problems },
  });
  app.openapi(list, async (c) => c.json(await listJournal(database, c.req.valid("query")), 200));
}
