import { z } from "@hono/zod-openapi";
import { caseDetail, caseFamily, caseFound, casePage, caseStatus } from "@surety/core/wire/case";
import { verdict } from "@surety/core/review/verdict-schema";
import type { Actor } from "../../commands/commands.ts";
import { blindCase } from "../../queries/blind-case.ts";
import { readFamily } from "../../queries/case-family.ts";
import { explained } from "../../queries/explained-case.ts";
import { decidesBlind, hidesAnswer } from "../../queries/hides-answer.ts";
import { listCases } from "../../queries/list-cases.ts";
import { isUuid } from "../../queries/page.ts";
import { readPlantedCase } from "../../queries/planted.ts";
import { readCase } from "../../queries/read-case.ts";
import type { App, RouteParts } from "../app-env.ts";
import { found } from "../found.ts";
import { json, paging, problems } from "./answers.ts";

const params = z.object({ id: z.string().max(100) });
const query = z.strictObject({
  workflow: z.string().max(100).optional(),
  status: caseStatus.optional(),
  route: z.enum(["automated", "reviewed"]).optional(),
  segment: z.string().max(200).optional(),
  judgment: z.string().max(100).optional(),
  label: z.string().max(100).optional(),
  gate: z.enum(["automate", "review", "audit", "automated"]).optional(),
  found: caseFound.optional(),
  action: z.string().max(100).optional(),
  version: z.string().max(100).optional(),
  outcome: z.string().max(100).optional(),
  verdict: verdict.optional(),
  reason: z.string().max(100).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  q: z.string().max(200).optional(),
  sort: z.enum(["newest", "oldest", "uncertain"]).optional(),
  ...paging,
});

/** Cases that have arrived. */
export function caseRoutes(app: App, { door, database, definitions, commands }: RouteParts): void {
  const list = door.route(["read", "case"], {
    method: "get",
    path: "/api/v1/cases",
    request: { query },
    responses: { 200: json("Cases, newest first", casePage), ...problems },
  });
  app.openapi(list, async (c) => {
    const actor = c.get("actor");
    const blindTo = decidesBlind(actor) ? actor.id : undefined;
    return c.json(await listCases(database, { ...c.req.valid("query"), blindTo }), 200);
  });

  /** Whoever may be asked to answer the case blind must not learn the machine's answer here either. */
  const detail = async (id: string, actor: Actor) => {
    const all = (await readCase(database, id)) ?? (isUuid(id) ? await readPlantedCase(database, id) : null);
    const shown = await explained(definitions, found("case", id, all));
    return (await hidesAnswer(database, id, actor)) ? blindCase(shown) : shown;
  };
  const read = door.route(["read", "case"], {
    method: "get",
    path: "/api/v1/cases/{id}",
    request: { params },
    responses: { 200: json("Everything about a case", caseDetail), ...problems },
  });
  app.openapi(read, async (c) => {
    return c.json(await detail(c.req.valid("param").id, c.get("actor")), 200);
  });

  const family = door.route(["read", "case"], {
    method: "get",
    path: "/api/v1/cases/{id}/family",
    request: { params },
    responses: {
      200: json("The case that it was split from, and those that it was split into", caseFamily),
      ...problems,
    },
  });
  app.openapi(family, async (c) => {
    const actor = c.get("actor");
    const blindTo = decidesBlind(actor) ? actor.id : undefined;
    return c.json(await readFamily(database, c.req.valid("param").id, blindTo), 200);
  });

  for (const [verb, command, policy] of [
    ["retry", "retryCase", "steer"],
    ["cancel", "cancelCase", "steer"],
    ["unblind", "unblindCase", "administer"],
  ] as const) {
    const route = door.route([policy, "case"], {
      method: "post",
      path: `/api/v1/cases/{id}/${verb}`,
      request: { params },
      responses: { 200: json("The case as it is now", caseDetail), ...problems },
    });
    app.openapi(route, async (c) => {
      const { id } = c.req.valid("param");
      await commands[command](found("case", id, isUuid(id) ? id : null), c.get("actor"));
      return c.json(await detail(id, c.get("actor")), 200);
    });
  }
}
