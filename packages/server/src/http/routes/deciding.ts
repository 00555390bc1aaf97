import { z } from "@hono/zod-openapi";
import { correctionPage, previewRequest, reviewFields } from "@surety/core/wire/deciding";
import { reviewPreview } from "@surety/core/wire/review-preview";
import { previewReview } from "../../preview/preview-review.ts";
import { listCorrections } from "../../queries/list-corrections.ts";
import { readFields } from "../../queries/read-fields.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { body, json, paging, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });
const corrections = z.strictObject({
  workflow: z.string().max(100).optional(),
  caseId: z.uuid().optional(),
  ...paging,
});

/** What goes beyond choosing an answer: fields that are put right, and what that does. */
export function decidingRoutes(app: App, { door, database, definitions, clock }: RouteParts): void {
  const fields = door.route(["read", "review"], {
    method: "get",
    path: "/api/v1/reviews/{id}/fields",
    request: { params },
    responses: { 200: json("What can be corrected, with its value of now", reviewFields), ...problems },
  });
  app.openapi(fields, async (c) => {
    const { id } = c.req.valid("param");
    return c.json({ items: found("review", id, await readFields(database, definitions, id)) }, 200);
  });

  const preview = door.route(["read", "review"], {
    method: "post",
    path: "/api/v1/reviews/{id}/preview",
    middleware: limitBody(),
    request: { params, body: body(previewRequest) },
    responses: {
      200: json("What would happen with these corrections; nothing has happened", reviewPreview),
      ...problems,
    },
  });
  app.openapi(preview, async (c) => {
    const { id } = c.req.valid("param");
    const parts = { database, definitions, clock };
    return c.json(found("review", id, await previewReview(parts, id, c.get("actor"), c.req.valid("json"))), 200);
  });

  const listed = door.route(["read", "label"], {
    method: "get",
    path: "/api/v1/corrections",
    request: { query: corrections },
    responses: { 200: json("Corrected fields, newest first: labels about preparation", correctionPage), ...problems },
  });
  app.openapi(listed, async (c) => c.json(await listCorrections(database, c.req.valid("query")), 200));
}
