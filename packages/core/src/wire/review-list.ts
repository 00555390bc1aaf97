import { z } from "zod";

const duration = z.string().regex(/^\d{1,6}(s|m|h|d)$/, "a time such as 30m, 4h or 2d");
const instant = z.iso.datetime({ offset: true });
const share = z.coerce.number().min(0).max(1);

export const reviewSort = z.enum(["due", "value", "uncertain", "newest"]);
export type ReviewSort = z.output<typeof reviewSort>;

/** What is looked for among the open reviews, as addresses, saved views and requests hold it. Times count from now. */
export const reviewFilter = z.strictObject({
  queue: z.string().max(200).optional(),
  workflow: z.string().max(100).optional(),
  /** Who holds it: I do, nobody does, somebody else does. */
  holder: z.enum(["me", "nobody", "others"]).optional(),
  /** Given to this person: an id, or `me`. */
  assignee: z.string().max(100).optional(),
  /** Given to this group, or to somebody of it as its workflow says. */
  group: z.string().max(100).optional(),
  /** `overdue`, or due until then: a time from now, or a moment. */
  due: z.union([z.literal("overdue"), duration, instant]).optional(),
  stakes: z.enum(["low", "normal", "high"]).optional(),
  /** The code of why it is here, such as `below-threshold`. */
  reason: z.string().max(100).optional(),
  /** The judgment that is asked about. */
  question: z.string().max(100).optional(),
  /** The place in the flow at which the case stands. */
  block: z.coerce.number().int().min(0).max(50).optional(),
  confidenceFrom: share.optional(),
  confidenceTo: share.optional(),
  /** Open for longer, or shorter, than this. */
  olderThan: duration.optional(),
  youngerThan: duration.optional(),
  /** At least so much at stake, whatever its currency. */
  valueFrom: z.coerce.number().min(0).max(9e9).optional(),
  /** Beginnings of words, in any language; or the id of a review or a case. */
  q: z.string().max(200).optional(),
  sort: reviewSort.optional(),
});
export type ReviewFilter = z.output<typeof reviewFilter>;

/** A name for a filter and an order, somebody's own or shared with everybody. */
export const savedView = z.object({
  id: z.string(),
  name: z.string(),
  shared: z.boolean(),
  /** Made by whoever asks. */
  mine: z.boolean(),
  /** Whoever asks may change and delete it. */
  mayChange: z.boolean(),
  madeBy: z.string(),
  filter: reviewFilter,
  /** The inbox of whoever asks opens with it. */
  isDefault: z.boolean(),
  open: z.number().int(),
  overdue: z.number().int(),
});
export type SavedView = z.output<typeof savedView>;

export const savedViewRequest = z.strictObject({
  name: z.string().trim().min(1).max(80),
  shared: z.boolean().default(false),
  filter: reviewFilter,
});
export type SavedViewRequest = z.input<typeof savedViewRequest>;

/** Which view the inbox opens with; null for all queues. */
export const defaultViewRequest = z.strictObject({ view: z.uuid().nullable() });
