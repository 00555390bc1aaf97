import { z } from "@hono/zod-openapi";
import { arrival } from "@surety/core/wire/case";
import { takeMail } from "../../mail/take-mail.ts";
import type { App, RouteParts } from "../app-env.ts";
import { limitedStream } from "../read-body.ts";
import { triggerOfKind } from "../trigger-of-kind.ts";
import { json, problems } from "./answers.ts";

const path = "/api/v1/workflows/:name/mails";
const many = z.object({ items: z.array(arrival) });

/** Mails as they came (message/rfc822), from the mail server or whoever fetches them. */
export function mailRoutes(app: App, parts: RouteParts): void {
  const { door, files, documents, definitions, commands } = parts;
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/api/v1/workflows/{name}/mails",
    security: [{ key: [] }, { session: [] }],
    request: {
      params: z.object({ name: z.string() }),
      body: { content: { "message/rfc822": { schema: z.string() } } },
    },
    responses: { 207: json("The fate of the mail, or of each of its attachments", many), ...problems },
  });
  app.post(path, door.guard(["send", "case"], "post", path), async (c) => {
    const name = c.req.param("name");
    const triggerId = await triggerOfKind(definitions, name, "email");
    const { compiled: workflow } = await definitions.current(name);
    const trigger = workflow.triggers.find(({ id }) => id === triggerId);
    if (trigger === undefined) throw new Error(`the trigger ${triggerId} went away`);
    const content = await limitedStream(c, files.mostBytes);
    const items = await takeMail(
      { files, documents, ingest: (request) => commands.ingest(request) },
      { workflow, trigger, content: content as AsyncIterable<Uint8Array>, sender: c.get("actor").id },
    );
    return c.json({ items }, 207);
  });
}
