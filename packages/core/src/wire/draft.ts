import { z } from "zod";
import { instant, pageOf, rate } from "./common.ts";

/** What became of one drafted text: a label about how drafts are made. */
export const draftRow = z.object({
  caseId: z.string(),
  workflow: z.string(),
  /** Place of the action in the document, and the field of its text. */
  action: z.string(),
  field: z.string(),
  draft: z.string(),
  sent: z.string(),
  edited: z.boolean(),
  /** Words put in, taken out or replaced, as a share of the longer text. */
  change: z.number(),
  /** Whether somebody had this very text before them; not so in a bulk, or where a program does not say what it showed. */
  looked: z.boolean(),
  /** Where the effect stands that carries it; `captured` where the stage keeps it inside. */
  state: z.enum(["pending", "sent", "captured", "failed"]),
  by: z.string(),
  at: instant,
});
export type DraftRow = z.output<typeof draftRow>;
export const draftPage = pageOf(draftRow);

/** How good the drafts of one action are: a mail counts once, with its subject and its text. */
export const draftFigures = z.object({
  action: z.string(),
  kind: z.string(),
  connection: z.string().nullable(),
  /** What its author calls the rule; null where it has no name, or the action is not in the document any more. */
  rule: z.string().nullable(),
  sent: z.number().int(),
  /** Not sent, because the stage kept it inside. */
  captured: z.number().int(),
  /** Of both, those that nobody had before them as a single text; they count in nothing below. */
  unlooked: z.number().int(),
  /** The share that was accepted as drafted; null where nobody has looked at any. */
  accepted: rate.nullable(),
  edited: z.number().int(),
  /** Half of the edited ones were changed less than this; null where none was edited. */
  medianChange: z.number().nullable(),
});
export type DraftFigures = z.output<typeof draftFigures>;

/** How good the texts are that a judgment writes; a sentence that no source bears out, one that was left out, and a broken rule are marks. */
export const writtenFigures = z.object({
  judgment: z.string(),
  cases: z.number().int(),
  /** Where nothing fitted, and nothing was written. */
  nothing: z.number().int(),
  /** Sent without a person, by a gate that labels have earned. */
  alone: z.number().int(),
  /** The share that was accepted as written among those without a mark, and with one; null where nobody has looked at any. */
  clean: rate.nullable(),
  marked: rate.nullable(),
});
export type WrittenFigures = z.output<typeof writtenFigures>;

export const workflowDrafts = z.object({
  workflow: z.string(),
  days: z.number().int(),
  actions: z.array(draftFigures),
  written: z.array(writtenFigures),
});
export type WorkflowDrafts = z.output<typeof workflowDrafts>;
