import { z } from "@hono/zod-openapi";
import { assignRequest, mentionablePeople, noteRequest, recuseRequest, reviewDesk } from "@surety/core/wire/desk";
import { readMentionable } from "../../assign/mentionable.ts";
import type { Actor } from "../../commands/commands.ts";
import { isUuid } from "../../queries/page.ts";
import { readDesk } from "../../queries/read-desk.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });

/** Who has a review: giving and taking it, leaving it for good, and the notes that go with it. */
export function deskRoutes(app: App, { door, database, commands, clock }: RouteParts): void {
  const desk = async (id: string, actor: Actor) =>
    found("review", id, await readDesk(database, id, actor, clock.now()));
  const known = (id: string) => found("review", id, isUuid(id) ? id : null);

  const read = door.route(["read", "review"], {
    method: "get",
    path: "/api/v1/reviews/{id}/desk",
    request: { params },
    responses: { 200: json("Who has it, and what was said about it", reviewDesk), ...problems },
  });
  app.openapi(read, async (c) => c.json(await desk(c.req.valid("param").id, c.get("actor")), 200));

  const give = door.route(["decide", "review"], {
    method: "post",
    path: "/api/v1/reviews/{id}/assign",
    middleware: limitBody(),
    request: { params, body: body(assignRequest) },
    responses: { 200: json("It is theirs", reviewDesk), ...problems },
  });
  app.openapi(give, async (c) => {
    const { id } = c.req.valid("param");
    await commands.giveReview(known(id), c.req.valid("json"), c.get("actor"));
    return c.json(await desk(id, c.get("actor")), 200);
  });

  const leave = door.route(["decide", "review"], {
    method: "post",
    path: "/api/v1/reviews/{id}/recuse",
    middleware: limitBody(),
    request: { params, body: body(recuseRequest) },
    responses: { 204: { description: "The case never comes to you again" }, ...problems },
  });
  app.openapi(leave, async (c) => {
    await commands.recuse(known(c.req.valid("param").id), c.req.valid("json").reason, c.get("actor"));
    return c.body(null, 204);
  });

  const people = door.route(["decide", "review"], {
    method: "get",
    path: "/api/v1/reviews/{id}/mentionable",
    request: { params },
    responses: {
      200: json("Whom a note can name: everybody else who may see the case", mentionablePeople),
      ...problems,
    },
  });
  app.openapi(people, async (c) => {
    const { id } = c.req.valid("param");
    return c.json({ items: found("review", id, await readMentionable(database, known(id), c.get("actor"))) }, 200);
  });

  const note = door.route(["decide", "review"], {
    method: "post",
    path: "/api/v1/reviews/{id}/notes",
    middleware: limitBody(),
    request: { params, body: body(noteRequest) },
    responses: { 200: json("The thread with your note", reviewDesk), ...problems },
  });
  app.openapi(note, async (c) => {
    const { id } = c.req.valid("param");
    await commands.addNote(known(id), c.req.valid("json").text, c.get("actor"));
    return c.json(await desk(id, c.get("actor")), 200);
  });
}
