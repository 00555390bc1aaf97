import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
  SharedV4ProviderOptions,
} from "@ai-sdk/provider";
import { factsOf } from "@surety/core/language/facts-of";
import type { ModelFacts } from "@surety/core/language/model-facts";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import type { LanguageSettings } from "./language-settings.ts";
import type { AskedModel } from "./provider-model.ts";

/** Alternatives that are asked for at each token; 20 is the most that OpenAI gives. */
const alternatives = 20;

/** A question in the form that adapters take, and which adapter it goes to, by what is known of its model. */
export function callOptions(
  request: CompletionRequest,
  { settings, models }: { settings: LanguageSettings; models: readonly ModelFacts[] },
  abortSignal: AbortSignal,
): { options: LanguageModelV4CallOptions; asked: AskedModel } {
  const { model, temperature, maxOutputTokens, tokenProbabilities } = request;
  const { can = {} } = factsOf(models, model);
  const tells = can.tokenProbabilities ?? (settings.provider === "openai" || settings.tokenProbabilities);
  const options = {
    prompt: promptOf(request),
    maxOutputTokens,
    abortSignal,
    ...(temperature === null ? {} : { temperature }),
    ...formatOf(request, can.schemas !== false),
    providerOptions: { openai: openaiOptions(settings, tokenProbabilities && tells) },
  };
  return { options, asked: { settings, model, tells } };
}

function promptOf({ system, messages }: CompletionRequest): LanguageModelV4Prompt {
  return [{ role: "system", content: system }, ...messages.map(messageOf)];
}

/** Only users show pictures. */
function messageOf({ role, text, pictures = [] }: CompletionRequest["messages"][number]): LanguageModelV4Message {
  const said = { type: "text" as const, text };
  if (role === "assistant") return { role, content: [said] };
  const shown = pictures.map(({ type, base64 }) => ({
    type: "file" as const,
    mediaType: type,
    data: { type: "data" as const, data: base64 },
  }));
  return { role, content: [...shown, said] };
}

function formatOf({ schema }: CompletionRequest, keeps: boolean): Pick<LanguageModelV4CallOptions, "responseFormat"> {
  if (schema === null) return {};
  return { responseFormat: { type: "json", ...(keeps ? { name: schema.name, schema: schema.schema } : {}) } };
}

/** The Responses API keeps what it was asked unless it is told not to. */
function openaiOptions({ api }: LanguageSettings, logprobs: boolean): SharedV4ProviderOptions[string] {
  return { ...(logprobs ? { logprobs: alternatives } : {}), ...(api === "responses" ? { store: false } : {}) };
}
