import type { CallLimits } from "@surety/core/ports/connector";
import type { Transcription, TranscriptionRequest } from "@surety/core/speech/speech-model";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { adapterFault } from "./adapter-fault.ts";
import type { Provider } from "./ask-provider.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import type { LanguageSettings } from "./language-settings.ts";

/** Has a recording written down by a server that speaks OpenAI's `audio/transcriptions`. */
export async function transcribe(
  { settings, outbound, now }: Provider,
  { model, audio, type, language }: TranscriptionRequest,
  limits: CallLimits,
): Promise<Transcription> {
  const { provider, baseUrl: baseURL, apiKey } = settings;
  if (provider !== "openai" && provider !== "openai-compatible") throw notHere(provider);
  const { createOpenAI } = await import("@ai-sdk/openai");
  const options = { baseURL, apiKey: apiKey?.reveal() ?? "none", fetch: guardedFetch(outbound, limits, now) };
  try {
    const said = await createOpenAI(options)
      .transcription(model)
      .doGenerate({
        audio,
        mediaType: type,
        abortSignal: AbortSignal.timeout(limits.timeoutMs),
        providerOptions: { openai: { ...formOf(provider), ...(language === null ? {} : { language }) } },
      });
    return { text: said.text, language: said.language ?? null, seconds: said.durationInSeconds ?? null };
  } catch (error) {
    throw adapterFault(error, model, "whole");
  }
}

/** Compatible servers tell how long a recording was where they are asked for everything; of OpenAI's own models the adapter knows. */
const formOf = (provider: LanguageSettings["provider"]) =>
  provider === "openai" ? {} : { responseFormat: "verbose_json" };

function notHere(provider: string): TerminalError {
  return new TerminalError({
    code: "no-speech-model",
    message: `A connection to ${provider} cannot write recordings down.`,
    remedy: "Name a connection of provider openai or openai-compatible.",
  });
}
