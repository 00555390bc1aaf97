import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { Fetch } from "./guarded-fetch.ts";
import type { LanguageSettings } from "./language-settings.ts";

/** A model that is asked. */
export interface AskedModel {
  settings: LanguageSettings;
  model: string;
  /** It tells the probabilities of tokens. */
  tells: boolean;
}

/** The adapter of one model. Each provider's package is loaded when it is first asked for. */
export async function providerModel(asked: AskedModel, fetch: Fetch): Promise<LanguageModelV4> {
  const { settings, model } = asked;
  const { provider, baseUrl: baseURL } = settings;
  const options = { baseURL, apiKey: settings.apiKey?.reveal() ?? "none", fetch };
  switch (provider) {
    case "openai":
      return openai(asked, options);
    case "anthropic":
      return (await import("@ai-sdk/anthropic")).createAnthropic(options)(model);
    case "google":
      return (await import("@ai-sdk/google")).createGoogleGenerativeAI(options)(model);
    case "mistral":
      return (await import("@ai-sdk/mistral")).createMistral(options)(model);
    case "openai-compatible":
      return compatible(asked, options);
  }
}

interface Options {
  baseURL: string;
  apiKey: string;
  fetch: Fetch;
}

async function openai({ settings, model }: AskedModel, options: Options): Promise<LanguageModelV4> {
  const provider = (await import("@ai-sdk/openai")).createOpenAI(options);
  return settings.api === "responses" ? provider.responses(model) : provider.chat(model);
}

/** Servers that tell token probabilities do so as OpenAI does; the adapter for compatible ones does not read them. */
async function compatible(asked: AskedModel, options: Options): Promise<LanguageModelV4> {
  const { settings, model, tells } = asked;
  if (tells || settings.api === "responses") return openai(asked, options);
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  const known = { name: "compatible", supportsStructuredOutputs: settings.schemas, includeUsage: true };
  return createOpenAICompatible({ ...options, ...known }).chatModel(model);
}
