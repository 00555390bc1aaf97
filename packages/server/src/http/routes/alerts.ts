import { z } from "@hono/zod-openapi";
import { alertDetail, alertPage, alertResolution, alertState, reopenRequest } from "@surety/core/wire/alert";
import { liveQuality } from "@surety/core/wire/watch";
import { countOpenAlerts, listAlerts, readAlert } from "../../queries/list-alerts.ts";
import { liveQualityDetail } from "../../queries/live-quality-detail.ts";
import { isUuid } from "../../queries/page.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { shared } from "../shared.ts";
import { body, json, paging, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });
const query = z.strictObject({ workflow: z.string().max(100).optional(), state: alertState.optional(), ...paging });
const named = z.object({ name: z.string().max(100) });
const judged = z.object({ name: z.string().max(100), judgment: z.string().max(100) });
const liveSpan = z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(30) });

/** Alerts and what people do about them, the watch behind them, and the word that reopens a gate. */
export function alertRoutes(app: App, { door, database, commands, clock }: RouteParts): void {
  const detail = async (id: string) => found("alert", id, await readAlert(database, id));
  const known = (id: string) => found("alert", id, isUuid(id) ? id : null);
  const open = shared(() => countOpenAlerts(database));

  const list = door.route(["read", "alert"], {
    method: "get",
    path: "/api/v1/alerts",
    request: { query },
    responses: { 200: json("Alerts, the newest first", alertPage), ...problems },
  });
  app.openapi(list, async (c) => c.json(await listAlerts(database, c.req.valid("query")), 200));

  const count = door.route(["read", "alert"], {
    method: "get",
    path: "/api/v1/alerts/count",
    responses: { 200: json("Alerts that nobody has taken on", z.object({ open: z.number().int() })), ...problems },
  });
  app.openapi(count, async (c) => c.json({ open: await open(undefined) }, 200));

  const read = door.route(["read", "alert"], {
    method: "get",
    path: "/api/v1/alerts/{id}",
    request: { params },
    responses: { 200: json("Everything about an alert", alertDetail), ...problems },
  });
  app.openapi(read, async (c) => c.json(await detail(c.req.valid("param").id), 200));

  for (const [verb, command] of [
    ["acknowledge", "acknowledgeAlert"],
    ["redeliver", "redeliverAlert"],
  ] as const) {
    const route = door.route(["steer", "alert"], {
      method: "post",
      path: `/api/v1/alerts/{id}/${verb}`,
      request: { params },
      responses: { 200: json("The alert as it is now", alertDetail), ...problems },
    });
    app.openapi(route, async (c) => {
      const { id } = c.req.valid("param");
      await commands[command](known(id), c.get("actor"));
      return c.json(await detail(id), 200);
    });
  }

  const resolve = door.route(["steer", "alert"], {
    method: "post",
    path: "/api/v1/alerts/{id}/resolve",
    middleware: limitBody(),
    request: { params, body: body(alertResolution) },
    responses: { 200: json("The alert as it is now", alertDetail), ...problems },
  });
  app.openapi(resolve, async (c) => {
    const { id } = c.req.valid("param");
    await commands.resolveAlert(known(id), c.req.valid("json").resolution, c.get("actor"));
    return c.json(await detail(id), 200);
  });

  const test = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/workflows/{name}/test-alert",
    request: { params: named },
    responses: { 202: json("The alert that is on its way", alertDetail), ...problems },
  });
  app.openapi(test, async (c) => {
    const id = await commands.testAlerts(c.req.valid("param").name, c.get("actor"));
    return c.json(await detail(id), 202);
  });

  const reopen = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/workflows/{name}/gates/{judgment}/reopen",
    middleware: limitBody(),
    request: { params: judged, body: body(reopenRequest) },
    responses: { 204: { description: "The gate is open again" }, ...problems },
  });
  app.openapi(reopen, async (c) => {
    const { name, judgment } = c.req.valid("param");
    const { segment, because } = c.req.valid("json");
    await commands.reopenGate({ workflow: name, judgment, segment }, because, c.get("actor"));
    return c.body(null, 204);
  });

  const live = door.route(["read", "quality"], {
    method: "get",
    path: "/api/v1/workflows/{name}/live/{judgment}",
    request: { params: judged, query: liveSpan },
    responses: { 200: json("How a judgment does on live cases", liveQuality), ...problems },
  });
  app.openapi(live, async (c) => {
    const { name, judgment } = c.req.valid("param");
    const { days } = c.req.valid("query");
    const view = await liveQualityDetail(database, name, judgment, days, clock.now());
    return c.json(found("judgment", `${name}/${judgment}`, view), 200);
  });
}
