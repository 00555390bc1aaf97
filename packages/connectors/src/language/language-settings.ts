import { modelFacts, providers } from "@surety/core/language/model-facts";
import { perMinute } from "@surety/core/language/pace";
import { secretText } from "@surety/core/ports/secret";
import { z } from "zod";
import { allowPrivate } from "../outbound/allow-list.ts";

const homes = {
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
  google: "https://generativelanguage.googleapis.com/v1beta",
  mistral: "https://api.mistral.ai/v1",
} as const;

/**
 * A provider of language models. `openai-compatible` is any server that speaks as OpenAI does: Ollama, vLLM, llama.cpp, a
 * gateway.
 */
export const languageSettings = z
  .strictObject({
    provider: z.enum(providers),
    apiKey: secretText.optional(),
    /** How OpenAI, or a server that speaks as it does, is asked: by chat completions, or by the Responses API. */
    api: z.enum(["chat", "responses"]).default("chat"),
    /** Left out, the provider's own address. */
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .refine((url) => !/[?#@]/.test(url), "must not contain ?, # or @")
      .optional(),
    /** Whether a compatible server holds answers to a JSON schema. */
    schemas: z.boolean().default(true),
    /** Whether a compatible server tells the probabilities of tokens. */
    tokenProbabilities: z.boolean().default(false),
    /** Whether long answers are read while they are written. */
    streams: z.boolean().default(true),
    /** Whether a compatible server takes many questions at once, as OpenAI does. */
    batches: z.boolean().default(false),
    /** After so long without a word, a streamed answer is given up. */
    quietSeconds: z.number().min(0.1).max(600).default(60),
    /** The most that it is asked in any minute, by all processes together: cases wait for their turn. */
    perMinute: perMinute.optional(),
    /** Others can be asked too; a model without prices is used without a bill. */
    models: z.array(modelFacts).max(200).default([]),
    allowPrivate,
  })
  .refine(({ provider, baseUrl }) => provider !== "openai-compatible" || baseUrl !== undefined, {
    path: ["baseUrl"],
    message: "is needed for a compatible server: http://localhost:11434/v1",
  })
  .refine(({ provider, apiKey }) => provider === "openai-compatible" || apiKey !== undefined, {
    path: ["apiKey"],
    message: "is needed for this provider",
  })
  .refine(({ provider, api }) => api === "chat" || provider.startsWith("openai"), {
    path: ["api"],
    message: "responses is spoken by openai and openai-compatible alone; leave it out for this provider",
  })
  .transform((settings) => ({
    ...settings,
    baseUrl: (settings.baseUrl ?? homes[settings.provider as keyof typeof homes]).replace(/\/+$/, ""),
  }));
export type LanguageSettings = z.output<typeof languageSettings>;
