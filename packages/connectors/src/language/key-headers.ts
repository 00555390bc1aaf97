import type { LanguageSettings } from "./language-settings.ts";

/** How each provider is shown who asks, where no adapter does it. */
export function keyHeaders({ provider, apiKey }: LanguageSettings): Record<string, string> {
  const key = apiKey?.reveal();
  if (key === undefined) return {};
  if (provider === "anthropic") return { "x-api-key": key, "anthropic-version": "2023-06-01" };
  return provider === "google" ? { "x-goog-api-key": key } : { authorization: `Bearer ${key}` };
}
