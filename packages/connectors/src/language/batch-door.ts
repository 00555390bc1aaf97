import type { BatchDoor } from "@surety/core/ports/language-batch";
import { anthropicBatches } from "./anthropic-batches.ts";
import type { Provider } from "./ask-provider.ts";
import { googleBatches } from "./google-batches.ts";
import { mistralBatches } from "./mistral-batches.ts";
import { openaiBatches } from "./openai-batches.ts";

/** What OpenAI, Anthropic, Google and Mistral say of all their models. */
const half = 0.5;

/** The way to ask many questions at once; null where the provider has none that is spoken here. */
export function batchDoor(provider: Provider): BatchDoor | null {
  switch (provider.settings.provider) {
    case "openai":
      return { usualShare: half, ...openaiBatches(provider) };
    case "anthropic":
      return { usualShare: half, ...anthropicBatches(provider) };
    case "mistral":
      return { usualShare: half, ...mistralBatches(provider) };
    case "openai-compatible":
      return provider.settings.batches ? { usualShare: 1, ...openaiBatches(provider) } : null;
    case "google":
      return { usualShare: half, ...googleBatches(provider) };
  }
}
