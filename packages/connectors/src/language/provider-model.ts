import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { Fetch } from "./guarded-fetch.ts";
import type { LanguageSettings } from "./language-settings.ts";

/** The adapter of one model. Each provider's package is loaded when it is first asked for. */
export async function providerModel(settings: LanguageSettings, model: string, fetch: Fetch): Promise<LanguageModelV4> {
  const { provider, baseUrl: baseURL } = settings;
  const options = { baseURL, apiKey: settings.apiKey?.reveal() ?? "none", fetch };
  switch (provider) {
    case "openai":
      return openai(settings, model, options);
    case "anthropic":
      return (await import("@ai-sdk/anthropic")).createAnthropic(options)(model);
    case "google":
      return (await import("@ai-sdk/google")).createGoogleGenerativeAI(options)(model);
    case "mistral":
      return (await import("@ai-sdk/mistral")).createMistral(options)(model);
    case "openai-compatible":
      return compatible(settings, model, options);
  }
}

interface Options {
  baseURL: string;
  apiKey: string;
  fetch: Fetch;
}

async function openai({ api }: LanguageSettings, model: string, options: Options): Promise<LanguageModelV4> {
  const provider = (await import("@ai-sdk/openai")).createOpenAI(options);
  return api === "responses" ? provider.responses(model) : provider.chat(model);
}

/** Servers that tell token probabilities do so as OpenAI does; the adapter for compatible ones does not read them. */
async function compatible(settings: LanguageSettings, model: string, options: Options): Promise<LanguageModelV4> {
  if (settings.tokenProbabilities || settings.api === "responses") return openai(settings, model, options);
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  const known = { name: "compatible", supportsStructuredOutputs: settings.schemas, includeUsage: true };
  return createOpenAICompatible({ ...options, ...known }).chatModel(model);
}
