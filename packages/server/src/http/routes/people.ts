import { z } from "@hono/zod-openapi";
import { groupName } from "@surety/core/review/assign-schema";
import { absence, deskPerson, deskPersonChange, invitation, peopleGroup } from "@surety/core/wire/desk";
import { role } from "@surety/core/wire/session";
import { setupLink } from "../../security/setup-token.ts";
import { listGroups, listPeople } from "../../queries/list-people.ts";
import type { App, RouteParts } from "../app-env.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });
const named = z.object({ name: groupName });

/** Who decides here: what they can and take, when they are away, and the groups they form. */
export function peopleRoutes(app: App, { door, database, commands, clock, config }: RouteParts): void {
  const everybody = door.route(["read", "person"], {
    method: "get",
    path: "/api/v1/people",
    responses: { 200: json("Everybody, by name", z.object({ items: z.array(deskPerson) })), ...problems },
  });
  app.openapi(everybody, async (c) => c.json({ items: await listPeople(database, c.get("actor"), clock.now()) }, 200));

  const change = door.route(["decide", "review"], {
    method: "put",
    path: "/api/v1/people/{id}",
    middleware: limitBody(),
    request: { params, body: body(deskPersonChange) },
    responses: { 204: { description: "Changed; what was left out stays" }, ...problems },
  });
  app.openapi(change, async (c) => {
    await commands.changeDeskPerson(c.req.valid("param").id, c.req.valid("json"), c.get("actor"));
    return c.body(null, 204);
  });

  const leave = door.route(["decide", "review"], {
    method: "put",
    path: "/api/v1/people/{id}/absence",
    middleware: limitBody(),
    request: { params, body: body(absence) },
    responses: { 204: { description: "When it begins, what they have moves as said" }, ...problems },
  });
  app.openapi(leave, async (c) => {
    await commands.setAbsence(c.req.valid("param").id, c.req.valid("json"), c.get("actor"));
    return c.body(null, 204);
  });

  const back = door.route(["decide", "review"], {
    method: "delete",
    path: "/api/v1/people/{id}/absence",
    request: { params },
    responses: { 204: { description: "They are there; what has moved stays where it is" }, ...problems },
  });
  app.openapi(back, async (c) => {
    await commands.setAbsence(c.req.valid("param").id, null, c.get("actor"));
    return c.body(null, 204);
  });

  const invite = door.route(["administer", "person"], {
    method: "post",
    path: "/api/v1/invitations",
    middleware: limitBody(),
    request: { body: body(z.strictObject({ role })) },
    responses: { 201: json("A link that makes one account, this once", invitation), ...problems },
  });
  app.openapi(invite, async (c) => {
    const { token, expiresAt } = await commands.invite(c.req.valid("json").role, c.get("actor"));
    return c.json({ link: setupLink(config.origin, token), expiresAt: expiresAt.toISOString() }, 201);
  });

  const groups = door.route(["read", "person"], {
    method: "get",
    path: "/api/v1/groups",
    responses: { 200: json("All groups, by name", z.object({ items: z.array(peopleGroup) })), ...problems },
  });
  app.openapi(groups, async (c) => c.json({ items: await listGroups(database) }, 200));

  const save = door.route(["change", "person"], {
    method: "put",
    path: "/api/v1/groups/{name}",
    middleware: limitBody(),
    request: { params: named, body: body(z.strictObject({ members: z.array(z.string().max(100)).max(1000) })) },
    responses: { 204: { description: "The group is these people" }, ...problems },
  });
  app.openapi(save, async (c) => {
    await commands.saveGroup(c.req.valid("param").name, c.req.valid("json").members, c.get("actor"));
    return c.body(null, 204);
  });

  const remove = door.route(["change", "person"], {
    method: "delete",
    path: "/api/v1/groups/{name}",
    request: { params: named },
    responses: { 204: { description: "What was given to it waits in its queue for everybody" }, ...problems },
  });
  app.openapi(remove, async (c) => {
    await commands.deleteGroup(c.req.valid("param").name, c.get("actor"));
    return c.body(null, 204);
  });
}
