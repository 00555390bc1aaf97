import { z } from "@hono/zod-openapi";
import { agreementWire, practice } from "@surety/core/wire/practice";
import { readAgreement } from "../../queries/read-agreement.ts";
import { allPractice, ownPractice } from "../../queries/read-practice.ts";
import { may } from "../../security/policy.ts";
import type { App, RouteParts } from "../app-env.ts";
import { json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });

/** How people decide: pace, agreement, planted cases. Everybody sees their own numbers; owners see all. */
export function practiceRoutes(app: App, { door, database, clock }: RouteParts): void {
  const own = door.route(["decide", "review"], {
    method: "get",
    path: "/api/v1/practice/own",
    responses: { 200: json("How you decide; null before your first decision", practice.nullable()), ...problems },
  });
  app.openapi(own, async (c) => c.json(await ownPractice(database, c.get("actor").id, clock.now()), 200));

  const all = door.route(["administer", "person"], {
    method: "get",
    path: "/api/v1/practice",
    responses: { 200: json("How everybody decides", z.object({ items: z.array(practice) })), ...problems },
  });
  app.openapi(all, async (c) => c.json({ items: await allPractice(database, clock.now()) }, 200));

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
