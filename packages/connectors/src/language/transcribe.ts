import type { TranscriptionModelV4 } from "@ai-sdk/provider";
import type { CallLimits } from "@surety/core/ports/connector";
import type { Transcription, TranscriptionRequest } from "@surety/core/speech/speech-model";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { adapterFault } from "./adapter-fault.ts";
import type { Provider } from "./ask-provider.ts";
import { type Fetch, guardedFetch } from "./guarded-fetch.ts";
import type { LanguageSettings } from "./language-settings.ts";

/** Has a recording written down by a server that speaks OpenAI's `audio/transcriptions`, or by Mistral in its own words. */
export async function transcribe(
  { settings, outbound, now }: Provider,
  { model, audio, type, language }: TranscriptionRequest,
  limits: CallLimits,
): Promise<Transcription> {
  const speech = await speechModel(settings, model, guardedFetch(outbound, limits, now));
  const spoken = language === null ? {} : { language };
  const providerOptions = { openai: { ...formOf(settings.provider), ...spoken }, mistral: spoken };
  const abortSignal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const said = await speech.doGenerate({ audio, mediaType: type, abortSignal, providerOptions });
    return { text: said.text, language: said.language ?? null, seconds: said.durationInSeconds ?? null };
  } catch (error) {
    throw adapterFault(error, model, "whole");
  }
}

async function speechModel(
  { provider, baseUrl: baseURL, apiKey }: LanguageSettings,
  model: string,
  fetch: Fetch,
): Promise<TranscriptionModelV4> {
  const options = { baseURL, apiKey: apiKey?.reveal() ?? "none", fetch };
  if (provider === "mistral") return (await import("@ai-sdk/mistral")).createMistral(options).transcription(model);
  if (provider !== "openai" && provider !== "openai-compatible") throw notHere(provider);
  return (await import("@ai-sdk/openai")).createOpenAI(options).transcription(model);
}

/** Compatible servers tell how long a recording was where they are asked for everything; of OpenAI's own models the adapter knows. */
const formOf = (provider: LanguageSettings["provider"]) =>
  provider === "openai" ? {} : { responseFormat: "verbose_json" };

function notHere(provider: string): TerminalError {
  return new TerminalError({
    code: "no-speech-model",
    message: `A connection to ${provider} cannot write recordings down.`,
    remedy: "Name a connection of provider openai, mistral or openai-compatible.",
  });
}
