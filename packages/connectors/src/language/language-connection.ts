import type { Connection, ConnectorWorld } from "@surety/core/ports/connector";
import { createOutbound } from "../outbound/outbound.ts";
import { testResult } from "../outbound/test-result.ts";
import { askProvider, hearProvider } from "./ask-provider.ts";
import type { LanguageSettings } from "./language-settings.ts";
import { requireAnswer } from "./provider-error.ts";

/** One provider of language models, through its adapter of the AI SDK and the house's guarded door. */
export async function openLanguage(settings: LanguageSettings, world: ConnectorWorld): Promise<Connection> {
  const outbound = createOutbound({ guard: world.guard, allow: settings.allowPrivate });
  const provider = { settings, outbound, now: () => world.clock.now().getTime() };
  return {
    models: settings.models,
    complete: (request, limits) =>
      limits.streamed === true && settings.streams
        ? hearProvider(provider, request, limits)
        : askProvider(provider, request, limits),
    test: () =>
      testResult(async () => {
        const url = new URL(`${settings.baseUrl}/models`);
        const response = await outbound.request({
          url,
          method: "GET",
          headers: keyHeaders(settings),
          timeoutMs: 10_000,
        });
        requireAnswer(response, `GET ${url.pathname}`, provider.now());
        return `${url.host} answered ${response.status}.`;
      }),
    close: () => outbound.close(),
  };
}

/** Listing models costs nothing, and needs the key. */
function keyHeaders({ provider, apiKey }: LanguageSettings): Record<string, string> {
  const key = apiKey?.reveal();
  if (key === undefined) return {};
  if (provider === "anthropic") return { "x-api-key": key, "anthropic-version": "2023-06-01" };
  return provider === "google" ? { "x-goog-api-key": key } : { authorization: `Bearer ${key}` };
}
