import { builtInModels } from "@surety/core/language/built-in-models";
import { knownModels } from "@surety/core/language/facts-of";
import type { CallLimits, Connection, ConnectorWorld } from "@surety/core/ports/connector";
import { createOutbound, type OutboundResponse } from "../outbound/outbound.ts";
import { testResult } from "../outbound/test-result.ts";
import { askProvider, hearProvider, type Provider } from "./ask-provider.ts";
import { batchDoor } from "./batch-door.ts";
import { keyHeaders } from "./key-headers.ts";
import type { LanguageSettings } from "./language-settings.ts";
import { requireAnswer } from "./provider-error.ts";
import { readOffered } from "./read-offered.ts";
import { transcribe } from "./transcribe.ts";

/** One provider of language models, through its adapter of the AI SDK and the house's guarded door. */
export async function openLanguage(settings: LanguageSettings, world: ConnectorWorld): Promise<Connection> {
  const outbound = createOutbound({ guard: world.guard, allow: settings.allowPrivate });
  const models = knownModels(settings.models, settings.provider, world.catalogue ?? [], builtInModels);
  const provider = { settings, models, outbound, now: () => world.clock.now().getTime() };
  const batches = batchDoor(provider);
  return {
    models,
    streams: settings.streams,
    ...(settings.perMinute === undefined ? {} : { perMinute: settings.perMinute }),
    complete: (request, limits) =>
      limits.streamed === true && settings.streams
        ? hearProvider(provider, request, limits)
        : askProvider(provider, request, limits),
    ...(batches === null ? {} : { batches }),
    transcribe: (request, limits) => transcribe(provider, request, limits),
    offered: async (limits) => readOffered((await askForModels(provider, limits)).body),
    test: () =>
      testResult(async () => {
        const { status } = await askForModels(provider, { timeoutMs: 10_000 });
        return `${new URL(settings.baseUrl).host} answered ${status}.`;
      }),
    close: () => outbound.close(),
  };
}

/** Listing models costs nothing, and needs the key. */
async function askForModels({ settings, outbound, now }: Provider, limits: CallLimits): Promise<OutboundResponse> {
  const url = new URL(`${settings.baseUrl}/models${longList[settings.provider] ?? ""}`);
  const response = await outbound.request({ ...limits, url, method: "GET", headers: keyHeaders(settings) });
  return requireAnswer(response, `GET ${url.pathname}`, now());
}

/** Those that tell a list in pages. */
const longList: Partial<Record<LanguageSettings["provider"], string>> = {
  anthropic: "?limit=1000",
  google: "?pageSize=1000",
};
