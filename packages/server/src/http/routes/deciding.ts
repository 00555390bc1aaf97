import { z } from "@hono/zod-openapi";
import {
  correctionPage,
  escalateRequest,
  moreRequest,
  previewRequest,
  questionBack,
  reviewFields,
} from "@surety/core/wire/deciding";
import { decisionResult } from "@surety/core/wire/review";
import { reviewPreview } from "@surety/core/wire/review-preview";
import { previewReview } from "../../preview/preview-review.ts";
import { listCorrections } from "../../queries/list-corrections.ts";
import { may } from "../../security/policy.ts";
import { isUuid } from "../../queries/page.ts";
import { readQuestion } from "../../queries/read-question.ts";
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

/** What goes beyond choosing an answer: fields that are put right, questions to senders, other queues. */
export function decidingRoutes(app: App, parts: RouteParts): void {
  correctionRoutes(app, parts);
  passingRoutes(app, parts);
}

/** Passing a review on, and the way back of what its sender says. */
function passingRoutes(app: App, { door, database, definitions, commands, config }: RouteParts): void {
  const escalate = door.route(["decide", "review"], {
    method: "post",
    path: "/api/v1/reviews/{id}/escalate",
    middleware: limitBody(),
    request: { params, body: body(escalateRequest) },
    responses: { 200: json("It is in the other queue", decisionResult), ...problems },
  });
  app.openapi(escalate, async (c) => {
    const { id } = c.req.valid("param");
    const known = found("review", id, isUuid(id) ? id : null);
    return c.json(await commands.escalateReview(known, c.req.valid("json"), c.get("actor")), 200);
  });

  const question = door.route(["read", "case"], {
    method: "get",
    path: "/api/v1/cases/{id}/question",
    request: { params },
    responses: { 200: json("What the sender is asked", questionBack), ...problems },
  });
  app.openapi(question, async (c) => {
    const { id } = c.req.valid("param");
    const question = found("question", id, await readQuestion(database, definitions, id));
    const mayAnswer = may(c.get("actor"), "send", "case");
    const link = mayAnswer ? `${config.origin}${commands.answerPath(question.id)}` : null;
    return c.json({ ...question, link }, 200);
  });

  const more = door.route(["send", "case"], {
    method: "post",
    path: "/api/v1/cases/{id}/more",
    middleware: limitBody(),
    request: { params, body: body(moreRequest) },
    responses: { 202: { description: "The case goes on with it" }, ...problems },
  });
  app.openapi(more, async (c) => {
    await commands.answerQuestion(c.req.valid("param").id, c.req.valid("json"), c.get("actor"));
    return c.body(null, 202);
  });
}

function correctionRoutes(app: App, { door, database, definitions, clock }: RouteParts): void {
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
