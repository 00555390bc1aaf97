import { z } from "zod";
import { outcomeValue } from "../workflow/outcome-schema.ts";
import { instant, pageOf } from "./common.ts";

const text = (longest: number) => z.string().min(1).max(longest);

/** What later turned out about one case, which is named by its id or by a key of the sender's. */
export const outcomePost = z.strictObject({
  /** May be left out where `caseId` names the case. */
  workflow: text(100).optional(),
  caseId: text(100).optional(),
  /** The case's idempotency or dedupe key, or the value of its input field `field`, e.g. a message id. */
  externalKey: text(500).optional(),
  field: text(200).optional(),
  name: z.string().regex(/^[a-z][A-Za-z0-9_]{0,62}$/, "a name such as reopened"),
  value: outcomeValue,
  /** When it turned out; now where this is left out. */
  at: z.iso.datetime({ offset: true }).optional(),
  source: text(100).optional(),
  /** The same key twice is one outcome. Made from the case, the name and `at` where this is left out. */
  key: text(300).optional(),
});
export type OutcomePost = z.output<typeof outcomePost>;

/** One outcome, or up to 1,000 of them. */
export const outcomePosts = z.union([outcomePost, z.strictObject({ items: z.array(outcomePost).min(1).max(1000) })]);

/** `joined` to a case, `kept` until its case is known, seen before (`duplicate`), or the key has another value (`conflict`). */
export const outcomeFate = z.enum(["joined", "kept", "duplicate", "conflict"]);

export const outcomeReceipt = z.object({
  key: z.string(),
  fate: outcomeFate,
  caseId: z.string().nullable(),
  /** What to know about it: why it is only kept, or what the conflict is. */
  note: z.string().nullable(),
});
export type OutcomeReceipt = z.output<typeof outcomeReceipt>;

export const outcomeReceipts = z.object({
  items: z.array(outcomeReceipt),
  joined: z.number().int(),
  kept: z.number().int(),
  duplicate: z.number().int(),
  conflict: z.number().int(),
  /** Outcomes of earlier days whose case is known by now. */
  joinedLater: z.number().int(),
});
export type OutcomeReceipts = z.output<typeof outcomeReceipts>;

/** An outcome with the decision that it belongs to, as it was then. */
export const outcomeRow = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  value: outcomeValue,
  at: instant,
  receivedAt: instant,
  source: z.string(),
  externalKey: z.string().nullable(),
  /** What it says about the judgment, where the document says how to tell. */
  proves: z.enum(["right", "wrong"]).nullable(),
  case: z
    .object({
      id: z.string(),
      title: z.string(),
      route: z.enum(["automated", "reviewed"]).nullable(),
      version: z.number().int(),
      judgment: z.string().nullable(),
      answer: z.string().nullable(),
      model: z.string().nullable(),
    })
    .nullable(),
});
export type OutcomeRow = z.output<typeof outcomeRow>;
export const outcomePage = pageOf(outcomeRow);
