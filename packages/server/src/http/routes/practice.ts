import { z } from "@hono/zod-openapi";
import {
  agreementWire,
  practice,
  practiceLook,
  practiceSettings,
  practiceSummary,
  teamPractice,
} from "@surety/core/wire/practice";
import { readAgreement } from "../../queries/read-agreement.ts";
import { practiceSummary as readSummary, teamPractice as readTeam } from "../../queries/practice-summary.ts";
import { ownPractice, practiceOf, sharedPractice } from "../../queries/read-practice.ts";
import { may } from "../../security/policy.ts";
import type { App, RouteParts } from "../app-env.ts";
import { limitBody } from "../read-body.ts";
import { body, json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });

/** How people decide: pace, agreement, planted cases. Everybody sees their own numbers first; owners see queues, and people who let them. */
export function practiceRoutes(app: App, { door, database, commands, clock }: RouteParts): void {
  const own = door.route(["decide", "review"], {
    method: "get",
    path: "/api/v1/practice/own",
    responses: { 200: json("How you decide; null before your first decision", practice.nullable()), ...problems },
  });
  app.openapi(own, async (c) => c.json(await ownPractice(database, c.get("actor").id, clock.now()), 200));

  const all = door.route(["administer", "person"], {
    method: "get",
    path: "/api/v1/practice",
    responses: {
      200: json(
        "Queues in which enough people decide, and the people who let owners see how they do",
        z.object({ team: z.array(teamPractice), items: z.array(practice) }),
      ),
      ...problems,
    },
  });
  app.openapi(all, async (c) => {
    const now = clock.now();
    return c.json({ team: await readTeam(database, now), items: await sharedPractice(database, now) }, 200);
  });

  const summary = door.route(["decide", "review"], {
    method: "get",
    path: "/api/v1/practice/summary",
    responses: { 200: json("Your last 30 days, and who has looked at them", practiceSummary), ...problems },
  });
  app.openapi(summary, async (c) => c.json(await readSummary(database, c.get("actor").id, clock.now()), 200));

  const settings = door.route(["decide", "review"], {
    method: "put",
    path: "/api/v1/practice/settings",
    middleware: limitBody(),
    request: { body: body(practiceSettings) },
    responses: { 200: json("What you let others see, and your hours", practiceSummary), ...problems },
  });
  app.openapi(settings, async (c) => {
    const { shared, reviewHours } = c.req.valid("json");
    const change = {
      ...(shared === undefined ? {} : { shared }),
      ...(reviewHours === undefined ? {} : { reviewHours }),
    };
    await commands.setPractice(change, c.get("actor"));
    return c.json(await readSummary(database, c.get("actor").id, clock.now()), 200);
  });

  const look = door.route(["administer", "person"], {
    method: "post",
    path: "/api/v1/practice/look",
    middleware: limitBody(),
    request: { body: body(practiceLook) },
    responses: {
      200: json("How one person decides; that you looked is shown to them", practice.nullable()),
      ...problems,
    },
  });
  app.openapi(look, async (c) => {
    const { person, because } = c.req.valid("json");
    await commands.lookAtPractice(person, because, c.get("actor"));
    return c.json(await practiceOf(database, person, clock.now()), 200);
  });

  const agreement = door.route(["read", "quality"], {
    method: "get",
    path: "/api/v1/workflows/{name}/agreement",
    request: { params },
    responses: { 200: json("How far people agree, by judgment", agreementWire), ...problems },
  });
  app.openapi(agreement, async (c) => {
    const actor = c.get("actor");
    const seesAll = may(actor, "administer", "person");
    return c.json({ items: await readAgreement(database, c.req.valid("param").name, actor, seesAll) }, 200);
  });
}
