import { z } from "zod";
import { setFormats } from "../dataset/parse-set.ts";
import { clauseRates } from "./clause-rates.ts";
import { instant, pageOf, rate } from "./common.ts";

export const setFormat = z.enum(setFormats);

export const sliceResult = z.object({
  name: z.string(),
  n: z.number().int(),
  right: z.number().int(),
  /** Weighted by each item's chance of being in the set. */
  accuracy: rate.nullable(),
});

/** How one model did on the frozen part of one version, for one judgment. */
export const setResult = z.object({
  id: z.string(),
  version: z.string(),
  judgment: z.string(),
  model: z.string(),
  at: instant,
  by: z.string().nullable(),
  all: sliceResult,
  segments: z.array(sliceResult),
  values: z.array(sliceResult),
  /** Of a judgment that finds clauses: all types together, then each. */
  clauses: z.array(clauseRates).optional(),
  /** Frozen items that were left out because the model had learned from them before they were frozen. */
  learned: z.number().int(),
  /** Items that would not reach the model, with the reason. */
  notJudged: z.array(z.object({ reason: z.string(), count: z.number().int() })),
});
export type SetResult = z.output<typeof setResult>;

export const refusal = z.object({ place: z.string(), field: z.string(), reason: z.string(), remedy: z.string() });

export const setVersion = z.object({
  hash: z.string(),
  number: z.number().int(),
  madeBy: z.enum(["import", "labels", "refresh"]),
  items: z.number().int(),
  frozen: z.number().int(),
  /** What the making of it came to: refused items, strata, corrections. */
  detail: z.record(z.string(), z.unknown()),
  createdAt: instant,
  createdBy: z.string().nullable(),
});
export type SetVersion = z.output<typeof setVersion>;

export const setSummary = z.object({
  name: z.string(),
  workflow: z.string(),
  frozenShare: z.number(),
  createdAt: instant,
  version: setVersion,
  versions: z.number().int(),
  latest: setResult.nullable(),
});
export type SetSummary = z.output<typeof setSummary>;

export const setDetail = z.object({
  name: z.string(),
  workflow: z.string(),
  frozenShare: z.number(),
  versions: z.array(setVersion),
  /** Newest first. */
  results: z.array(setResult),
});
export type SetDetail = z.output<typeof setDetail>;

export const setItem = z.object({
  id: z.string(),
  judgment: z.string(),
  text: z.string(),
  value: z.string(),
  segment: z.string().nullable(),
  probability: z.number(),
  stratum: z.string().nullable(),
  source: z.string(),
  frozen: z.boolean(),
  caseId: z.string().nullable(),
});
export const setItemPage = pageOf(setItem);

/** What an import took and what it refused; with `preview` nothing is kept. */
export const setImport = z.object({
  set: z.string(),
  version: setVersion.nullable(),
  format: setFormat,
  taken: z.number().int(),
  refused: z.array(refusal),
  frozen: z.number().int(),
  /** Items whose text a model may have learned from already; models in force are not measured on these. */
  taught: z.number().int(),
  agreement: z.object({ alpha: z.number().nullable(), cases: z.number().int() }).nullable(),
  /** The first items, as they are understood. */
  sample: z.array(
    z.object({ text: z.string(), value: z.string(), judgment: z.string(), segment: z.string().nullable() }),
  ),
});
export type SetImport = z.output<typeof setImport>;

export const refreshRequest = z.strictObject({
  judgment: z.string().max(100).optional(),
  /** How many cases to draw. */
  size: z.number().int().min(1).max(20_000).default(200),
  /** How many of a small stratum at least, where it has them. */
  least: z.number().int().min(0).max(500).default(5),
});
export type RefreshRequest = z.output<typeof refreshRequest>;

export const makeSetRequest = refreshRequest.extend({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  from: z.enum(["labels", "production"]),
  frozenShare: z.number().min(0).max(1).default(0.5),
});
export type MakeSetRequest = z.output<typeof makeSetRequest>;

export const setDiff = z.object({
  from: z.string(),
  to: z.string(),
  added: z.number().int(),
  removed: z.number().int(),
  kept: z.number().int(),
  /** The same text with another answer. */
  changed: z.array(z.object({ text: z.string(), before: z.string(), after: z.string() })),
});
