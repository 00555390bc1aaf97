import { z } from "zod";

/** What is tried of a model, in this order. */
export const modelChecks = [
  "answers",
  "version",
  "schema",
  "probabilities",
  "stream",
  "pictures",
  "agent",
  "context",
  "price",
] as const;
export type ModelCheckName = (typeof modelChecks)[number];

/** One thing that was tried: whether the model can do it, and what it says. */
export const modelCheck = z.object({
  check: z.enum(modelChecks),
  /** `can`; `mended`: it can after its answer was repaired; `cannot` hurts only where it is needed; `failed`: something must be done. */
  outcome: z.enum(["can", "mended", "cannot", "failed", "unknown"]),
  what: z.string(),
  remedy: z.string().nullable(),
  /** Of the answer; null where nothing was asked. */
  milliseconds: z.number().nullable(),
});
export type ModelCheck = z.output<typeof modelCheck>;

/** What a model can really do. */
export const modelReport = z.object({
  /** As documents name it. */
  model: z.string(),
  answeredBy: z.string().nullable(),
  checks: z.array(modelCheck),
  calls: z.number().int(),
  costMicros: z.number(),
  /** Calls that have no price. */
  unpriced: z.number().int(),
});
export type ModelReport = z.output<typeof modelReport>;

/** Whether nothing must be done before the model is used. */
export const isFit = ({ checks }: ModelReport): boolean => checks.every(({ outcome }) => outcome !== "failed");
