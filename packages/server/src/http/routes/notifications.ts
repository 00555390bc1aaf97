import { z } from "@hono/zod-openapi";
import { failedDelivery, mailPreferences, mailSettings, ownMailPreferences } from "@surety/core/wire/notification";
import { failedDeliveries, readPreferences } from "../../notify/mail-preferences.ts";
import { mailConnection } from "../../notify/mail-receivers.ts";
import { isUuid } from "../../queries/page.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const base = "/api/v1/notifications";
const params = z.object({ id: z.string().max(100) });

/** Who hears of reviews by mail, through which connection, and what did not arrive. */
export function notificationRoutes(app: App, { door, database, commands, config }: RouteParts): void {
  const own = door.route(["decide", "review"], {
    method: "get",
    path: `${base}/preferences`,
    responses: { 200: json("What you get by mail", ownMailPreferences), ...problems },
  });
  app.openapi(own, async (c) => c.json(await readPreferences(database, c.get("actor").id), 200));

  const save = door.route(["decide", "review"], {
    method: "put",
    path: `${base}/preferences`,
    middleware: limitBody(),
    request: { body: body(mailPreferences) },
    responses: { 200: json("What you get from now on", ownMailPreferences), ...problems },
  });
  app.openapi(save, async (c) => {
    await commands.savePreferences(c.req.valid("json"), c.get("actor"));
    return c.json(await readPreferences(database, c.get("actor").id), 200);
  });

  const settings = door.route(["administer", "connection"], {
    method: "get",
    path: `${base}/settings`,
    responses: { 200: json("Through which connection people hear", mailSettings), ...problems },
  });
  app.openapi(settings, async (c) => c.json({ connection: await mailConnection(database) }, 200));

  const choose = door.route(["administer", "connection"], {
    method: "put",
    path: `${base}/settings`,
    middleware: limitBody(),
    request: { body: body(mailSettings) },
    responses: { 200: json("Through which connection people hear from now on", mailSettings), ...problems },
  });
  app.openapi(choose, async (c) => {
    await commands.saveMailConnection(c.req.valid("json").connection, c.get("actor"));
    return c.json({ connection: await mailConnection(database) }, 200);
  });

  const test = door.route(["administer", "connection"], {
    method: "post",
    path: `${base}/test-mail`,
    responses: {
      200: json("What the mail server said", z.object({ ok: z.boolean(), message: z.string() })),
      ...problems,
    },
  });
  app.openapi(test, async (c) =>
    c.json(await commands.sendTestMail(c.get("actor"), `${config.origin}/settings?tab=notices`), 200),
  );

  const failures = door.route(["administer", "connection"], {
    method: "get",
    path: `${base}/failures`,
    responses: {
      200: json("What did not arrive, the newest first", z.object({ items: z.array(failedDelivery) })),
      ...problems,
    },
  });
  app.openapi(failures, async (c) => c.json({ items: await failedDeliveries(database) }, 200));

  const retry = door.route(["administer", "connection"], {
    method: "post",
    path: `${base}/failures/{id}/retry`,
    request: { params },
    responses: { 202: { description: "It is tried again" }, ...problems },
  });
  app.openapi(retry, async (c) => {
    const { id } = c.req.valid("param");
    await commands.retryDelivery(found("delivery", id, isUuid(id) ? id : null), c.get("actor"));
    return c.body(null, 202);
  });
}
