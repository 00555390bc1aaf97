import { z } from "@hono/zod-openapi";
import { isZone } from "@surety/core/review/is-zone";
import { workload } from "@surety/core/wire/workload";
import { readHouseWork, readWorkload } from "../../queries/read-workload.ts";
import { lookerOf } from "../looker-of.ts";
import type { App, RouteParts } from "../app-env.ts";
import { shared } from "../shared.ts";
import { json, problems } from "./answers.ts";

const zone = z
  .string()
  .max(60)
  .refine(isZone, "It must be the name of a time zone, such as Europe/Berlin.")
  .default("UTC");

/** What waits for people, who has it, and what will come. */
export function workloadRoutes(app: App, { door, database, clock }: RouteParts): void {
  const house = shared((where: string) => readHouseWork(database, clock.now(), where));
  const read = door.route(["read", "review"], {
    method: "get",
    path: "/api/v1/workload",
    request: { query: z.strictObject({ zone }) },
    responses: { 200: json("What waits, and what will come in the next seven days", workload), ...problems },
  });
  app.openapi(read, async (c) => {
    const work = await house(c.req.valid("query").zone);
    return c.json(await readWorkload(database, work, await lookerOf(database, c.get("actor"), clock)), 200);
  });
}
