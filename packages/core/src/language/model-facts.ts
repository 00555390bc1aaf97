import { z } from "zod";

/** What a million tokens cost from a day on, in the currency of the workflows that use them. */
export const tokenPrice = z.strictObject({
  /** First day (UTC) on which it holds. */
  from: z.iso.date(),
  input: z.number().nonnegative(),
  /** Of input that the provider had in its cache; left out, as other input. */
  cachedInput: z.number().nonnegative().optional(),
  output: z.number().nonnegative(),
});

/** What is known of a model that a connection offers. Prices are the user's to say: the providers change them. */
export const modelFacts = z.strictObject({
  name: z.string().min(1).max(200),
  /** The snapshot that must answer; another one is told, and has no threshold. */
  pinned: z.string().min(1).max(200).optional(),
  /** False for models that refuse a temperature, as reasoning models do. */
  temperature: z.boolean().default(true),
  prices: z.array(tokenPrice).max(50).default([]),
});
export type ModelFacts = z.output<typeof modelFacts>;
