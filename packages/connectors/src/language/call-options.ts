import type { LanguageModelV4CallOptions, LanguageModelV4Prompt, SharedV4ProviderOptions } from "@ai-sdk/provider";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import type { LanguageSettings } from "./language-settings.ts";

/** Alternatives that are asked for at each token; 20 is the most that OpenAI gives. */
const alternatives = 20;

/** A question in the form that adapters take. */
export function callOptions(
  request: CompletionRequest,
  settings: LanguageSettings,
  abortSignal: AbortSignal,
): LanguageModelV4CallOptions {
  const { schema, temperature, maxOutputTokens } = request;
  return {
    prompt: promptOf(request),
    maxOutputTokens,
    abortSignal,
    ...(temperature === null ? {} : { temperature }),
    ...(schema === null ? {} : { responseFormat: { type: "json", name: schema.name, schema: schema.schema } }),
    providerOptions: { openai: openaiOptions(request, settings) },
  };
}

/** The Responses API keeps what it was asked unless it is told not to. */
function openaiOptions(
  { tokenProbabilities }: CompletionRequest,
  settings: LanguageSettings,
): SharedV4ProviderOptions[string] {
  const canTell = settings.provider === "openai" || settings.tokenProbabilities;
  return {
    ...(tokenProbabilities && canTell ? { logprobs: alternatives } : {}),
    ...(settings.api === "responses" ? { store: false } : {}),
  };
}

function promptOf({ system, messages }: CompletionRequest): LanguageModelV4Prompt {
  const said = messages.map(({ role, text }) => ({ role, content: [{ type: "text" as const, text }] }));
  return [{ role: "system", content: system }, ...said];
}
