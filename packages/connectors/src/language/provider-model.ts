import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { LanguageSettings } from "./language-settings.ts";

export type Fetch = typeof globalThis.fetch;

/** The adapter of one model. Each provider's package is loaded when it is first asked for. */
export async function providerModel(settings: LanguageSettings, model: string, fetch: Fetch): Promise<LanguageModelV4> {
  const { provider, baseUrl: baseURL } = settings;
  const options = { baseURL, apiKey: settings.apiKey?.reveal() ?? "none", fetch };
  switch (provider) {
    case "openai":
      return (await import("@ai-sdk/openai")).createOpenAI(options).chat(model);
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

/** Servers that tell token probabilities do so as OpenAI does; the adapter for compatible ones does not read them. */
async function compatible(
  { schemas, tokenProbabilities }: LanguageSettings,
  model: string,
  options: { baseURL: string; apiKey: string; fetch: Fetch },
): Promise<LanguageModelV4> {
  if (tokenProbabilities) return (await import("@ai-sdk/openai")).createOpenAI(options).chat(model);
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  return createOpenAICompatible({ ...options, name: "compatible", supportsStructuredOutputs: schemas }).chatModel(
    model,
  );
}
