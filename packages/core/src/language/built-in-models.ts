import type { CatalogueModel } from "./model-facts.ts";

/** Models that think before they answer: they refuse a temperature and tell no probabilities. */
const thinks = { temperature: false, can: { schemas: true, tokenProbabilities: false, images: true } };
const tells = { can: { schemas: true, tokenProbabilities: true, images: true } };
const sees = { can: { schemas: true, tokenProbabilities: false, images: true } };

const listed = (
  provider: CatalogueModel["provider"],
  facts: Pick<CatalogueModel, "context" | "temperature" | "can">,
  ...names: string[]
): CatalogueModel[] => names.map((name) => ({ provider, name, ...facts, prices: [] }));

/**
 * What the providers' own pages say of models that are asked most; whatever a project's catalogue says wins, and
 * `surety models test` tells what is so. Without prices: these are the user's to say, in the user's currency.
 */
export const builtInModels: readonly CatalogueModel[] = [
  ...listed("openai", { ...thinks, context: 400_000 }, "gpt-5", "gpt-5-mini", "gpt-5-nano"),
  ...listed("openai", { ...thinks, context: 200_000 }, "o3", "o4-mini"),
  ...listed("openai", { ...tells, context: 1_047_576 }, "gpt-4.1", "gpt-4.1-mini", "gpt-4.1-nano"),
  ...listed("openai", { ...tells, context: 128_000 }, "gpt-4o", "gpt-4o-mini"),
  ...listed("anthropic", { ...sees, context: 200_000 }, "claude-haiku-4-5", "claude-sonnet-4-5", "claude-opus-4-5"),
  ...listed("google", { ...sees, context: 1_048_576 }, "gemini-2.5-flash", "gemini-2.5-flash-lite", "gemini-2.5-pro"),
];
