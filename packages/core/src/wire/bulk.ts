import { z } from "zod";
import { mostInBulk } from "../review/most-in-bulk.ts";
import { reasonCase } from "../review/reason-schema.ts";
import { instant, pageOf, rate } from "./common.ts";
import { plannedEffect } from "./review-preview.ts";

/** Why a selected review is not part of the bulk; `look` is one that is to be looked at by itself. */
export const bulkExclusion = z.enum([
  "gone",
  "decided",
  "held",
  "given-to-other",
  "not-yours",
  "answered-by-you",
  "answer-seen",
  "high-stakes",
  "four-eyes",
  "exception",
  "timed",
  "other-question",
  "look",
]);
export type BulkExclusion = z.output<typeof bulkExclusion>;

/** One answer to many reviews. Without `hash` nothing happens: the answer is what would. */
export const bulkRequest = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(mostInBulk),
  answers: z.record(z.string().max(200), z.string().max(1000)),
  verdict: z.enum(["decide", "reject", "out-of-scope"]).default("decide"),
  reasonCode: z.string().max(100).nullable().default(null),
  note: z.string().max(4000).nullable().default(null),
  /** From the first selection to the confirmation, for all reviews together. */
  seconds: z.number().min(0).max(86_400).default(0),
  /** The hash of the plan that was shown; where the plan is another one by now, nothing happens. */
  hash: z.string().max(100).optional(),
});
export type BulkRequest = z.input<typeof bulkRequest>;

/** What a bulk would do, or did: nothing is written for it. */
export const bulkPlan = z.object({
  hash: z.string(),
  /** What the reviews ask, with their options in order. */
  questions: z.array(z.object({ judgment: z.string(), options: z.array(z.string()) })),
  workflow: z.string(),
  /** The reasons of the workflow in words, what each can be given for (null: everything), and what needs one. */
  reasons: z.array(z.object({ code: z.string(), says: z.string(), for: z.array(reasonCase).nullable() })),
  reasonsRequired: z.array(reasonCase),
  selected: z.number().int(),
  /** The reviews that are decided, in the order of the selection. */
  included: z.array(z.string()),
  excluded: z.array(z.object({ because: bulkExclusion, count: z.number().int(), sample: z.array(z.string()) })),
  /** What the machine suggests for the included ones; `value` is null where none is shown. */
  suggested: z.array(z.object({ value: z.string().nullable(), count: z.number().int() })),
  /** How many of the included would be answered differently from what is suggested. */
  overrides: z.number().int(),
  /** The effects of all included reviews by kind and target; where they go to many, `target` is null and `targets` counts them. */
  effects: z.array(
    plannedEffect.omit({ request: true, action: true, editable: true }).extend({
      targets: z.number().int(),
      count: z.number().int(),
      /** One of them, as it would be sent. */
      sample: z.object({
        reviewId: z.string(),
        title: z.string(),
        target: z.string().nullable(),
        request: z.record(z.string(), z.unknown()),
      }),
    }),
  ),
  /** Reviews after whose answer something comes that only their run finds out, in its words. */
  notes: z.array(z.object({ note: z.string(), count: z.number().int() })),
  /** Seconds from its decision in which each review can be taken back. */
  undoSeconds: z.number().int(),
});
export type BulkPlan = z.output<typeof bulkPlan>;

/** A bulk and how far it is: each review of it has a decision of its own. */
export const bulk = z.object({
  id: z.string(),
  workflow: z.string(),
  by: z.string(),
  at: instant,
  status: z.enum(["deciding", "decided", "undoing", "undone"]),
  verdict: z.enum(["decide", "reject", "out-of-scope"]),
  answers: z.record(z.string(), z.string()),
  counts: z.object({
    total: z.number().int(),
    waiting: z.number().int(),
    decided: z.number().int(),
    refused: z.number().int(),
    withdrawn: z.number().int(),
    undone: z.number().int(),
    /** Wanted back, when their effects had begun. */
    tooLate: z.number().int(),
  }),
  /** Until when the last of them can be taken back; null when none can. */
  undoUntil: instant.nullable(),
  /** What was refused and what could not be taken back, one by one with its reason; the first hundred. */
  refusals: z.array(
    z.object({ reviewId: z.string(), title: z.string(), code: z.string(), sentence: z.string(), undo: z.boolean() }),
  ),
  /**
   * How often people answered as the bulk did, about those of the selection that were drawn for a look by themselves: null
   * before the first of them is answered.
   */
  looks: rate.nullable(),
});
export type Bulk = z.output<typeof bulk>;

/** One review of a bulk; `undoUntil` is null where it cannot be taken back any more, or nothing is to be taken back. */
export const bulkItem = z.object({
  reviewId: z.string(),
  title: z.string(),
  state: z.enum(["waiting", "decided", "refused", "withdrawn", "undone"]),
  undoUntil: instant.nullable(),
  reason: z.string().nullable(),
});
export type BulkItem = z.output<typeof bulkItem>;
export const bulkItemPage = pageOf(bulkItem);

/** `bulk` is null where nothing was to happen yet. */
export const bulkAnswer = z.object({ plan: bulkPlan, bulk: bulk.nullable() });
export type BulkAnswer = z.output<typeof bulkAnswer>;

/** Which to take back: all where none are named. */
export const bulkUndoRequest = z.strictObject({ ids: z.array(z.uuid()).max(mostInBulk).optional() });
