import { z } from "@hono/zod-openapi";
import {
  canaryRequest,
  challengeAnswer,
  challengerDetail,
  challengerList,
  challengeRequest,
  disagreement,
  promoteRequest,
  spendRequest,
} from "@surety/core/wire/challenger";
import { pageOf } from "@surety/core/wire/common";
import { publicKeyOf } from "../../challenger/sign-evidence.ts";
import { listChallengers, readSummary } from "../../queries/challenger-wire.ts";
import { listDisagreements } from "../../queries/list-disagreements.ts";
import { listPromotions } from "../../queries/list-promotions.ts";
import { isUuid } from "../../queries/page.ts";
import { readChallengerDetail } from "../../queries/read-challenger.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { limitBody } from "../read-body.ts";
import { body, json, paging, problems } from "./answers.ts";

const ofWorkflow = z.object({ name: z.string().max(100) });
const params = z.object({ id: z.string().max(100) });

/** Challengers: candidates that are compared with what is in force. */
export function challengerRoutes(app: App, { door, database, commands, definitions, secrets }: RouteParts): void {
  const detail = async (id: string) => found("challenger", id, await readChallengerDetail(database, definitions, id));
  const known = (id: string) => found("challenger", id, isUuid(id) ? id : null);
  const answer = { 200: json("The challenger as it is now", challengerDetail), ...problems };

  const list = door.route(["read", "workflow"], {
    method: "get",
    path: "/api/v1/workflows/{name}/challengers",
    request: { params: ofWorkflow },
    responses: { 200: json("Challengers and promotions, the newest first", challengerList), ...problems },
  });
  app.openapi(list, async (c) => {
    const { name } = c.req.valid("param");
    await definitions.current(name);
    const publicKey = await publicKeyOf(secrets);
    const challengers = await listChallengers(database, name);
    return c.json({ challengers, promotions: await listPromotions(database, name, publicKey), publicKey }, 200);
  });

  const make = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/workflows/{name}/challengers",
    middleware: limitBody(),
    request: { params: ofWorkflow, body: body(challengeRequest) },
    responses: { 201: json("The challenger, or the job that trains it", challengeAnswer), ...problems },
  });
  app.openapi(make, async (c) => {
    const made = await commands.challenge(c.req.valid("param").name, c.req.valid("json"), c.get("actor"));
    const challenger = made.challenger === null ? null : await readSummary(database, made.challenger);
    return c.json({ challenger, job: made.job }, 201);
  });

  const read = door.route(["read", "workflow"], {
    method: "get",
    path: "/api/v1/challengers/{id}",
    request: { params },
    responses: answer,
  });
  app.openapi(read, async (c) => c.json(await detail(c.req.valid("param").id), 200));

  const differing = door.route(["read", "case"], {
    method: "get",
    path: "/api/v1/challengers/{id}/disagreements",
    request: { params, query: z.strictObject(paging) },
    responses: { 200: json("Cases on which they differ, the newest first", pageOf(disagreement)), ...problems },
  });
  app.openapi(differing, async (c) =>
    c.json(await listDisagreements(database, c.req.valid("param").id, c.req.valid("query")), 200),
  );

  const withdraw = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/challengers/{id}/withdraw",
    request: { params },
    responses: answer,
  });
  app.openapi(withdraw, async (c) => {
    const id = known(c.req.valid("param").id);
    await commands.withdrawChallenger(id, c.get("actor"));
    return c.json(await detail(id), 200);
  });

  const canary = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/challengers/{id}/canary",
    middleware: limitBody(),
    request: { params, body: body(canaryRequest) },
    responses: answer,
  });
  app.openapi(canary, async (c) => {
    const id = known(c.req.valid("param").id);
    await commands.setCanary(id, c.req.valid("json").share, c.get("actor"));
    return c.json(await detail(id), 200);
  });

  const spend = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/challengers/{id}/spend",
    middleware: limitBody(),
    request: { params, body: body(spendRequest) },
    responses: answer,
  });
  app.openapi(spend, async (c) => {
    const id = known(c.req.valid("param").id);
    await commands.setChallengerSpend(id, c.req.valid("json").spend, c.get("actor"));
    return c.json(await detail(id), 200);
  });

  const promote = door.route(["change", "workflow"], {
    method: "post",
    path: "/api/v1/challengers/{id}/promote",
    middleware: limitBody(),
    request: { params, body: body(promoteRequest) },
    responses: answer,
  });
  app.openapi(promote, async (c) => {
    const id = known(c.req.valid("param").id);
    await commands.promoteChallenger(id, c.req.valid("json").because, c.get("actor"));
    return c.json(await detail(id), 200);
  });
}
