import { z } from "@hono/zod-openapi";
import {
  labelPage,
  labelRow,
  opinionAnswer,
  opinionQueue,
  opinionResult,
  suspectAnswer,
  suspectList,
} from "@surety/core/wire/label";
import { listLabels } from "../../queries/list-labels.ts";
import { listSuspects } from "../../queries/list-suspects.ts";
import { opinionQueue as readOpinionQueue } from "../../queries/opinion-queue.ts";
import { isUuid } from "../../queries/page.ts";
import type { LabelItem } from "../../commands/commands.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody, mostStreamBytes } from "../read-body.ts";
import { body, json, paging, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });
const query = z.strictObject({
  judgment: z.string().max(100).optional(),
  source: labelRow.shape.source.optional(),
  standing: labelRow.shape.standing.optional(),
  q: z.string().max(200).optional(),
  ...paging,
});
const item = z.strictObject({
  text: z.string().min(1).max(200_000),
  /** One of the judgment's labels, or a JSON object of the fields of a record. */
  value: z.string().min(1).max(200_000),
  externalId: z.string().max(200).exactOptional(),
  segment: z.string().max(100).exactOptional(),
}) satisfies z.ZodType<LabelItem>;
const labels = z.strictObject({
  judgment: z.string().max(100),
  items: z.array(item).min(1).max(100_000),
  /** False where nobody has checked them: then each waits for a second person before anything learns from it. */
  verified: z.boolean().default(true),
});
const labelParams = z.object({ id: z.string().max(100) });

/** Labels: known right answers. */
export function labelRoutes(app: App, { door, database, commands, config }: RouteParts): void {
  const list = door.route(["read", "label"], {
    method: "get",
    path: "/api/v1/workflows/{name}/labels",
    request: { params, query },
    responses: { 200: json("Labels, newest first", labelPage), ...problems },
  });
  app.openapi(list, async (c) =>
    c.json(await listLabels(database, c.req.valid("param").name, c.req.valid("query"), c.get("actor")), 200),
  );

  const add = door.route(["change", "label"], {
    method: "post",
    path: "/api/v1/workflows/{name}/labels",
    middleware: limitBody(config.mostStreamBytes ?? mostStreamBytes),
    request: { params, body: body(labels) },
    responses: {
      200: json("What was added", z.object({ added: z.number().int(), skipped: z.number().int() })),
      ...problems,
    },
  });
  app.openapi(add, async (c) => {
    const { judgment, items, verified } = c.req.valid("json");
    return c.json(await commands.addLabels(c.req.valid("param").name, judgment, items, c.get("actor"), verified), 200);
  });

  const waiting = door.route(["read", "label"], {
    method: "get",
    path: "/api/v1/workflows/{name}/opinions",
    request: { params },
    responses: { 200: json("Labels that wait for whoever asks, blind", opinionQueue), ...problems },
  });
  app.openapi(waiting, async (c) => {
    const { name } = c.req.valid("param");
    return c.json(found("workflow", name, await readOpinionQueue(database, name, c.get("actor"))), 200);
  });

  const answer = door.route(["decide", "review"], {
    method: "post",
    path: "/api/v1/labels/{id}/opinion",
    middleware: limitBody(),
    request: { params: labelParams, body: body(opinionAnswer) },
    responses: { 200: json("What the label is now", opinionResult), ...problems },
  });
  app.openapi(answer, async (c) => {
    const id = found(
      "label",
      c.req.valid("param").id,
      isUuid(c.req.valid("param").id) ? c.req.valid("param").id : null,
    );
    return c.json(await commands.giveOpinion(id, c.req.valid("json"), c.get("actor")), 200);
  });

  const suspects = door.route(["read", "label"], {
    method: "get",
    path: "/api/v1/workflows/{name}/suspects",
    request: { params },
    responses: { 200: json("Labels that the model doubts", suspectList), ...problems },
  });
  app.openapi(suspects, async (c) => c.json(await listSuspects(database, c.req.valid("param").name), 200));

  const resolve = door.route(["change", "label"], {
    method: "post",
    path: "/api/v1/suspects/{id}/resolve",
    middleware: limitBody(),
    request: { params: labelParams, body: body(suspectAnswer) },
    responses: { 204: { description: "It was kept or relabelled" }, ...problems },
  });
  app.openapi(resolve, async (c) => {
    const { id } = c.req.valid("param");
    await commands.resolveSuspect(found("suspect", id, isUuid(id) ? id : null), c.req.valid("json"), c.get("actor"));
    return c.body(null, 204);
  });
}
