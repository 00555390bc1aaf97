import type { CallLimits } from "@surety/core/ports/connector";
import type { ModelFacts } from "@surety/core/language/model-facts";
import type { Completion, CompletionRequest } from "@surety/core/ports/language-model";
import { withDeadline } from "../outbound/deadline.ts";
import type { Outbound } from "../outbound/outbound.ts";
import { adapterFault, brokeOff, unreadable } from "./adapter-fault.ts";
import { callOptions } from "./call-options.ts";
import { collectStream } from "./collect-stream.ts";
import { type Fetch, guardedFetch } from "./guarded-fetch.ts";
import type { LanguageSettings } from "./language-settings.ts";
import { providerModel } from "./provider-model.ts";
import { readCompletion } from "./read-completion.ts";
import { Silence } from "./silence.ts";
import { streamedFetch } from "./streamed-fetch.ts";

/** The provider that is asked, and the way to it. */
export interface Provider {
  settings: LanguageSettings;
  models: readonly ModelFacts[];
  outbound: Outbound;
  /** In milliseconds. */
  now: () => number;
}

/** The answer to a question, as it comes at once. */
export async function askProvider(
  provider: Provider,
  request: CompletionRequest,
  limits: CallLimits,
): Promise<Completion> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  return askThrough(guardedFetch(provider.outbound, limits, provider.now), provider, request, signal);
}

/** The answer that comes back through a door, whatever is behind it. */
export async function askThrough(
  door: Fetch,
  provider: Omit<Provider, "outbound" | "now">,
  request: CompletionRequest,
  signal: AbortSignal,
): Promise<Completion> {
  const { options, asked } = callOptions(request, provider, signal);
  const model = await providerModel(asked, door);
  try {
    const result = await model.doGenerate(options);
    if (result.finishReason.unified === "error") throw brokeOff(request.model);
    return said(readCompletion(result), request.model);
  } catch (error) {
    throw adapterFault(error, request.model, "whole");
  }
}

/** The same answer, read while it is written. */
export async function hearProvider(
  provider: Provider,
  request: CompletionRequest,
  limits: CallLimits,
): Promise<Completion> {
  return withDeadline(limits, async (signal) => {
    const silence = new Silence(provider.settings.quietSeconds);
    const { options, asked } = callOptions(request, provider, signal);
    const model = await providerModel(asked, streamedFetch(provider.outbound, { signal, silence }, provider.now));
    // Google's adapter tells who answered in raw pieces alone.
    const includeRawChunks = provider.settings.provider === "google";
    const before = (error: unknown) => Promise.reject(adapterFault(error, request.model, "before"));
    try {
      const { stream } = await Promise.resolve(model.doStream({ ...options, includeRawChunks })).catch(before);
      return said(readCompletion(await collectStream(stream, request)), request.model);
    } catch (error) {
      throw adapterFault(error, request.model, "midway");
    } finally {
      silence.end();
    }
  });
}

/** Adapters that pass over what they do not know make of a foreign body an answer without anything in it. */
function said(answer: Completion, model: string): Completion {
  if (answer.text !== "" || answer.finish !== "other" || answer.usage.output !== null) return answer;
  throw unreadable(model, "there is no answer in it");
}
