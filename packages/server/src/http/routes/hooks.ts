import { z } from "@hono/zod-openapi";
import { arrival } from "@surety/core/wire/case";
import type { Trigger } from "@surety/core/workflow/trigger-schema";
import type { App, RouteParts } from "../app-env.ts";
import { findTrigger } from "../find-trigger.ts";
import { mostBytes, parseJson, readText } from "../read-body.ts";
import { badSignature, verifyHook } from "../verify-hook.ts";
import { json, problems } from "./answers.ts";

const path = "/api/v1/hooks/:workflow/:trigger";

/** Webhooks of outside systems (Standard Webhooks). The signature is checked over the bytes as they came. */
export function hookRoutes(app: App, parts: RouteParts): void {
  const { door, commands, config } = parts;
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/api/v1/hooks/{workflow}/{trigger}",
    request: {
      params: z.object({ workflow: z.string(), trigger: z.string() }),
      headers: z.object({ "webhook-id": z.string(), "webhook-timestamp": z.string(), "webhook-signature": z.string() }),
    },
    responses: { 202: json("Kept", arrival), ...problems },
  });
  app.post(path, door.guard("public", "post", path), async (c) => {
    const { workflow, trigger } = c.req.param();
    const { spec } = await findTrigger(parts.definitions, workflow, trigger, "webhook");
    const text = await readText(c, config.mostBytes ?? mostBytes);
    const id = await verified(parts, spec, c.req.raw.headers, text);
    const event = { payload: parseJson(text), ...(id === null ? {} : { idempotencyKey: id }) };
    const [one] = await commands.ingest({ workflow, trigger, events: [event], kind: "webhook" });
    return c.json(one, one?.fate === "invalid" ? 422 : 202);
  });
}

/** The id of the message, by which repeats are known; null for a trigger that was marked public. */
async function verified(parts: RouteParts, spec: Trigger, headers: Headers, body: string): Promise<string | null> {
  if (!("webhook" in spec)) throw badSignature("this is not a webhook");
  if ("public" in spec.webhook) return headers.get("webhook-id");
  return verifyHook(parts, spec.webhook.verify.standardWebhooks, headers, body);
}
