import { z } from "zod";

/** What a million tokens cost from a day on, in the currency of the workflows that use them. */
export const tokenPrice = z.strictObject({
  /** First day (UTC) on which it holds. */
  from: z.iso.date(),
  input: z.number().nonnegative(),
  /** Of input that the provider had in its cache; left out, as other input. */
  cachedInput: z.number().nonnegative().optional(),
  output: z.number().nonnegative(),
  /** What answers of a batch cost, as a share of these; left out, half with providers that say so, else the whole. */
  batch: z.number().min(0).max(1).optional(),
});

/** What a model can do; what is left out is not known. */
export const modelAbilities = z.strictObject({
  /** Holds its answers to a JSON schema; false where it is asked for JSON in words alone. */
  schemas: z.boolean().optional(),
  /** Tells the probability of each token. */
  tokenProbabilities: z.boolean().optional(),
  /** Looks at pictures. */
  images: z.boolean().optional(),
});

/** What a minute of a recording costs from a day on, of a model that writes it down. */
const minutePrice = z.strictObject({ from: z.iso.date(), minute: z.number().nonnegative() });

/** What is known of a model that a connection offers. Prices are the user's to say: the providers change them. */
export const modelFacts = z.strictObject({
  name: z.string().min(1).max(200),
  /** The snapshot that must answer; another one is told, and has no threshold. */
  pinned: z.string().min(1).max(200).optional(),
  /** False for models that refuse a temperature, as reasoning models do; left out, they take one. */
  temperature: z.boolean().optional(),
  /** Tokens that fit into a question and its answer together. */
  context: z.number().int().min(256).max(100_000_000).optional(),
  can: modelAbilities.optional(),
  prices: z
    .array(tokenPrice)
    .max(50)
    .refine((prices) => new Set(prices.map(({ from }) => from)).size === prices.length, {
      message: "two prices begin on the same day; keep one of them",
    })
    .default([]),
  minutePrices: z.array(minutePrice).max(50).optional(),
});
export type ModelFacts = z.output<typeof modelFacts>;

/** The providers that have an adapter. */
export const providers = ["openai", "anthropic", "google", "mistral", "openai-compatible"] as const;

/** A model of a catalogue: of one provider, or of whichever connection asks for it. */
export const catalogueModel = modelFacts.extend({ provider: z.enum(providers).optional() });
export type CatalogueModel = z.output<typeof catalogueModel>;
