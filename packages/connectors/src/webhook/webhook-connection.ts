import type { CallLimits, Connection, ConnectorWorld } from "@surety/core/ports/connector";
import { createOutbound } from "../outbound/outbound.ts";
import { requireSuccess } from "../outbound/http-outcome.ts";
import { testResult } from "../outbound/test-result.ts";
import { unsupported } from "../outbound/unsupported.ts";
import { signWebhook } from "./sign-webhook.ts";
import type { WebhookSettings } from "./webhook-settings.ts";

/** Signed messages to one receiver; the `webhook-id` is the idempotency key, so repeats can be told from new ones. */
export async function openWebhook(settings: WebhookSettings, world: ConnectorWorld): Promise<Connection> {
  const outbound = createOutbound({ guard: world.guard, allow: settings.allowPrivate });
  const url = new URL(settings.url);
  const send = async (id: string, message: { type: string; data: unknown }, limits: CallLimits) => {
    const at = world.clock.now();
    const body = JSON.stringify({ type: message.type, timestamp: at.toISOString(), data: message.data });
    const timestamp = Math.floor(at.getTime() / 1000);
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": signWebhook({ id, timestamp, body, secret: settings.secret }),
    };
    const response = await outbound.request({ ...limits, url, method: "POST", headers, body });
    return requireSuccess(response, `The webhook ${message.type}`, world.clock.now().getTime());
  };
  return {
    async effect(request, { idempotencyKey, ...limits }) {
      if (request.kind !== "webhook") throw unsupported("webhook", request.kind);
      const { status } = await send(idempotencyKey, { type: request.event, data: request.data }, limits);
      return { summary: `Webhook ${request.event} answered ${status}`, status, reference: idempotencyKey };
    },
    test: () =>
      testResult(async () => {
        const id = `test_${world.clock.now().getTime()}`;
        const { status } = await send(id, { type: "surety.test", data: {} }, { timeoutMs: 10_000 });
        return `${url.host} answered ${status} to a message of type surety.test.`;
      }),
    close: () => outbound.close(),
  };
}
