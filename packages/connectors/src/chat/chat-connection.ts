import type { Connection, ConnectorWorld } from "@surety/core/ports/connector";
import { createOutbound } from "../outbound/outbound.ts";
import { requireSuccess } from "../outbound/http-outcome.ts";
import { testResult } from "../outbound/test-result.ts";
import { unsupported } from "../outbound/unsupported.ts";
import type { ChatSettings } from "./chat-settings.ts";

/** Messages to one chat channel. Chat systems keep no idempotency keys: after a lost answer a message may appear twice. */
export async function openChat(settings: ChatSettings, world: ConnectorWorld): Promise<Connection> {
  const outbound = createOutbound({ guard: world.guard, allow: settings.allowPrivate });
  const url = new URL(settings.url.reveal());
  return {
    async effect(request, { idempotencyKey, ...limits }) {
      if (request.kind !== "notify") throw unsupported("chat", request.kind);
      const headers = { "content-type": "application/json", "idempotency-key": idempotencyKey };
      const body = JSON.stringify({ text: asPlainText(request.text) });
      const response = await outbound.request({ ...limits, url, method: "POST", headers, body });
      const { status } = requireSuccess(response, "The chat message", world.clock.now().getTime());
      return { summary: `Chat message sent (${status})`, status };
    },
    test: () =>
      testResult(async () => {
        const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
        await world.guard.resolve(url.hostname, port, settings.allowPrivate);
        return `${url.host} can be reached; no message was sent.`;
      }),
    close: () => outbound.close(),
  };
}

/** `<`, `>` and `&` are markup in chat messages: text from outside must not become a link or call a whole channel. */
function asPlainText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
