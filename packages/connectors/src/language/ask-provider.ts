import type { CallLimits } from "@surety/core/ports/connector";
import type { Completion, CompletionRequest } from "@surety/core/ports/language-model";
import { withDeadline } from "../outbound/deadline.ts";
import type { Outbound } from "../outbound/outbound.ts";
import { adapterFault, unreadable } from "./adapter-fault.ts";
import { callOptions } from "./call-options.ts";
import { collectStream } from "./collect-stream.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import type { LanguageSettings } from "./language-settings.ts";
import { providerModel } from "./provider-model.ts";
import { readCompletion } from "./read-completion.ts";
import { Silence } from "./silence.ts";
import { streamedFetch } from "./streamed-fetch.ts";

/** The provider that is asked, and the way to it. */
export interface Provider {
  settings: LanguageSettings;
  outbound: Outbound;
  /** In milliseconds. */
  now: () => number;
}

/** The answer to a question, as it comes at once. */
export async function askProvider(
  { settings, outbound, now }: Provider,
  request: CompletionRequest,
  limits: CallLimits,
): Promise<Completion> {
  const model = await providerModel(settings, request.model, guardedFetch(outbound, limits, now));
  const options = callOptions(request, settings, AbortSignal.timeout(limits.timeoutMs));
  try {
    return said(readCompletion(await model.doGenerate(options)), request.model);
  } catch (error) {
    throw adapterFault(error, request.model, "whole");
  }
}

/** The same answer, read while it is written. */
export async function hearProvider(
  { settings, outbound, now }: Provider,
  request: CompletionRequest,
  limits: CallLimits,
): Promise<Completion> {
  return withDeadline(limits, async (signal) => {
    const silence = new Silence(settings.quietSeconds);
    const model = await providerModel(settings, request.model, streamedFetch(outbound, { signal, silence }, now));
    // Google's adapter tells who answered in raw pieces alone.
    const options = {
      ...callOptions(request, settings, signal),
      includeRawChunks: settings.provider === "google",
    };
    const before = (error: unknown) => Promise.reject(adapterFault(error, request.model, "before"));
    try {
      const { stream } = await Promise.resolve(model.doStream(options)).catch(before);
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
