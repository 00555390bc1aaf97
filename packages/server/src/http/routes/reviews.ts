import { z } from "@hono/zod-openapi";
import {
  decisionRequest,
  decisionResult,
  openedPage,
  queueCounts,
  reviewDetail,
  reviewStatus,
  suggestionRequest,
} from "@surety/core/wire/review";
import { reviewFilter } from "@surety/core/wire/review-list";
import { reviewPreview } from "@surety/core/wire/review-preview";
import { previewReview } from "../../preview/preview-review.ts";
import type { Actor } from "../../commands/commands.ts";
import { refuseBarredReader } from "../../commands/who-may-decide.ts";
import { countDecided, countQueues, withoutBarred, withPlantedCounts } from "../../queries/count-queues.ts";
import { listReviews } from "../../queries/list-reviews.ts";
import { decidesBlind } from "../../queries/hides-answer.ts";
import { isUuid } from "../../queries/page.ts";
import { readShown } from "../../preview/read-shown.ts";
import { lookerOf } from "../looker-of.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { shared } from "../shared.ts";
import { body, json, paging, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });
const query = reviewFilter.extend({
  status: reviewStatus.optional(),
  /** The whole of the first review beside the list. */
  with: z.literal("first").optional(),
  ...paging,
});

/** The inbox: what people have to decide, and their decisions. */
export function reviewRoutes(app: App, { door, database, definitions, commands, clock }: RouteParts): void {
  const counts = shared(() => countQueues(database, clock.now()));
  const parts = { database, definitions, clock };
  const detail = async (id: string, actor: Actor) => found("review", id, await readShown(parts, id, actor)).detail;
  /** Whoever must not decide a case sees nothing of its review. */
  const open = async (id: string, actor: Actor) => {
    if (isUuid(id)) await refuseBarredReader(database, id, actor.id);
  };
  const known = (id: string) => found("review", id, isUuid(id) ? id : null);

  const queues = door.route(["read", "review"], {
    method: "get",
    path: "/api/v1/queues",
    request: { query: z.strictObject({ since: z.iso.datetime({ offset: true }).optional() }) },
    responses: { 200: json("How much waits where", queueCounts), ...problems },
  });
  app.openapi(queues, async (c) => {
    const actor = c.get("actor");
    const { since } = c.req.valid("query");
    const looker = await lookerOf(database, actor, clock);
    const [items, decided] = await Promise.all([
      withoutBarred(database, await counts(undefined), looker).then((real) =>
        withPlantedCounts(database, real, looker),
      ),
      since === undefined ? null : countDecided(database, actor.id, new Date(since)),
    ]);
    return c.json({ items, decided }, 200);
  });

  const list = door.route(["read", "review"], {
    method: "get",
    path: "/api/v1/reviews",
    request: { query },
    responses: { 200: json("Reviews, the most urgent first", openedPage), ...problems },
  });
  app.openapi(list, async (c) => {
    const actor = c.get("actor");
    const looker = await lookerOf(database, actor, clock);
    const { with: wanted, ...request } = c.req.valid("query");
    const page = await listReviews(database, request, looker, decidesBlind(actor));
    if (wanted === undefined) return c.json(page, 200);
    const [first] = page.items;
    const opened = first === undefined ? null : await readShown(parts, first.id, actor);
    return c.json({ ...page, first: opened?.detail ?? null }, 200);
  });

  const read = door.route(["read", "review"], {
    method: "get",
    path: "/api/v1/reviews/{id}",
    request: { params },
    responses: { 200: json("All that is needed to decide", reviewDetail), ...problems },
  });
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param");
    await open(id, c.get("actor"));
    return c.json(await detail(id, c.get("actor")), 200);
  });

  const preview = door.route(["read", "review"], {
    method: "get",
    path: "/api/v1/reviews/{id}/preview",
    request: { params },
    responses: {
      200: json("What would happen on each answer; nothing has happened for it", reviewPreview),
      ...problems,
    },
  });
  app.openapi(preview, async (c) => {
    const { id } = c.req.valid("param");
    await open(id, c.get("actor"));
    return c.json(found("review", id, await previewReview({ database, definitions, clock }, id, c.get("actor"))), 200);
  });

  for (const [verb, command] of [
    ["claim", "claimReview"],
    ["release", "releaseReview"],
    ["skip", "skipReview"],
  ] as const) {
    const route = door.route(["decide", "review"], {
      method: "post",
      path: `/api/v1/reviews/{id}/${verb}`,
      request: { params },
      responses: { 200: json("The review as it is now", reviewDetail), ...problems },
    });
    app.openapi(route, async (c) => {
      const { id } = c.req.valid("param");
      await commands[command](known(id), c.get("actor"));
      return c.json(await detail(id, c.get("actor")), 200);
    });
  }

  const suggestion = door.route(["decide", "review"], {
    method: "post",
    path: "/api/v1/reviews/{id}/suggestion",
    middleware: limitBody(),
    request: { params, body: body(suggestionRequest) },
    responses: {
      200: json("The review with what the machine thinks; that you looked is kept", reviewDetail),
      ...problems,
    },
  });
  app.openapi(suggestion, async (c) => {
    const { id } = c.req.valid("param");
    await commands.askSuggestion(known(id), c.req.valid("json").answers, c.get("actor"));
    return c.json(await detail(id, c.get("actor")), 200);
  });

  const decide = door.route(["decide", "review"], {
    method: "post",
    path: "/api/v1/reviews/{id}/decide",
    middleware: limitBody(),
    request: { params, body: body(decisionRequest) },
    responses: { 200: json("The decision stands", decisionResult), ...problems },
  });
  app.openapi(decide, async (c) =>
    c.json(await commands.decideReview(known(c.req.valid("param").id), c.req.valid("json"), c.get("actor")), 200),
  );

  const undo = door.route(["decide", "review"], {
    method: "post",
    path: "/api/v1/reviews/{id}/undo",
    request: { params },
    responses: { 200: json("The decision was taken back", decisionResult), ...problems },
  });
  app.openapi(undo, async (c) =>
    c.json(await commands.undoDecision(known(c.req.valid("param").id), c.get("actor")), 200),
  );
}
