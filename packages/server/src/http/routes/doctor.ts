import { z } from "@hono/zod-openapi";
import { UserError } from "@surety/core/errors/user-error";
import { doctorPages } from "@surety/core/doctor/doctor-pages";
import { diagnosis } from "@surety/core/wire/doctor";
import { diagnose } from "../../doctor/diagnose.ts";
import type { App, RouteParts } from "../app-env.ts";
import { shared } from "../shared.ts";
import { json, problems } from "./answers.ts";

const params = z.object({ name: z.string().max(100) });

const pagePath = "/docs/doctor/:page";

/** What the doctor has to say about a workflow, and the pages that its findings name, as the text that they are. */
export function doctorRoutes(app: App, { door, ...parts }: RouteParts): void {
  const examined = shared((name: string) => diagnose(parts, name));
  const read = door.route(["read", "workflow"], {
    method: "get",
    path: "/api/v1/workflows/{name}/doctor",
    request: { params },
    responses: { 200: json("What the doctor found in the version in force", diagnosis), ...problems },
  });
  app.openapi(read, async (c) => c.json(await examined(c.req.valid("param").name), 200));

  const pages = new Map(Object.entries(doctorPages()));
  app.get(pagePath, door.guard("public", "get", pagePath), (c) => {
    const page = pages.get(c.req.param("page"));
    if (page === undefined)
      throw new UserError({
        code: "page-not-found",
        message: "The doctor has no such page.",
        remedy: "See README.md.",
      });
    return c.text(page);
  });
}
