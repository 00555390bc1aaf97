import { z } from "zod";
import { instant, pageOf } from "./common.ts";
import { reasonCase } from "../review/reason-schema.ts";
import { fieldShape } from "../extract/field-schema.ts";
import { verdict } from "../review/verdict-schema.ts";
import { caseDetail, draftWire, judgmentWire } from "./case.ts";
import { pastCase } from "./past-case.ts";
import { refusedInvoice } from "./refused-invoice.ts";

export const reviewKind = z.enum(["review", "audit", "exception"]);
export const reviewStatus = z.enum(["open", "claimed", "deciding", "decided", "closed"]);

/** One row of the inbox. `audit` reviews are shown like any other and carry no answer of the machine. */
export const reviewSummary = z.object({
  id: z.string(),
  caseId: z.string(),
  workflow: z.string(),
  title: z.string(),
  preview: z.string(),
  kind: reviewKind,
  queue: z.string(),
  status: reviewStatus,
  stakes: z.enum(["low", "normal", "high"]),
  dueAt: instant.nullable(),
  createdAt: instant,
  /** What is at stake, in millionths of the currency (null where nobody can say which); null where the workflow does not say. */
  value: z.object({ micros: z.number().int(), currency: z.string().nullable() }).nullable(),
  claimedBy: z.string().nullable(),
  claimedUntil: instant.nullable(),
  /** Who it is given to; `group` without a person waits for somebody of it. */
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  group: z.string().nullable(),
  /** The machine's answer in short; null where the review is blind. */
  suggestion: z.string().nullable(),
  confidence: z.number().nullable(),
});
export type ReviewSummary = z.output<typeof reviewSummary>;
export const reviewPage = pageOf(reviewSummary);

/** One question that the person answers; the number keys choose among `options`. */
export const reviewQuestion = z.object({
  judgment: z.string(),
  kind: z.string(),
  options: z.array(z.string()),
  /** Of a record: its fields. The answer is a JSON object of them, with null for what is not in the document. */
  fields: z.array(z.strictObject({ ...fieldShape, name: z.string() })).optional(),
  /** Of a record: the step that read its document; the `layout` of its prepared value says where which words stand. */
  from: z.string().optional(),
  /** Of a record whose document holds an e-invoice that was refused: what it says all the same, and why that cannot be right. */
  refused: refusedInvoice.optional(),
  /** For `clauses`: the text to mark them in, and the types to mark. An answer reads like `renewal 310-402; audit 900-961`. */
  clauses: z.object({ text: z.string(), types: z.array(z.string()) }).nullable(),
  /** Of a judgment that writes: what was written. It is what is asked about, so whoever audits it has it too. */
  draft: draftWire.optional(),
  suggestion: z.string().nullable(),
  confidence: z.number().nullable(),
  alternatives: z.array(z.object({ value: z.string(), probability: z.number() })),
  reason: z.object({ code: z.string(), sentence: z.string() }).nullable(),
});
export type ReviewQuestion = z.output<typeof reviewQuestion>;

export const reviewDetail = reviewSummary.extend({
  case: caseDetail,
  questions: z.array(reviewQuestion),
  /** Why a person is asked, in one sentence; the same for everybody who decides blind. */
  why: z.object({ code: z.string(), label: z.string(), sentence: z.string() }),
  /** Similar cases that ended, nearest first. */
  similar: z.array(pastCase.extend({ similarity: z.number() })),
  /** Earlier cases of the same key, the latest first; null where there is none. A key too long to read is null. */
  history: z.object({ key: z.string().nullable(), items: z.array(pastCase), total: z.number().int() }).nullable(),
  fourEyes: z.boolean(),
  /** When whoever decides may see what the machine thinks; `after-evidence` by `POST …/suggestion`, `hidden` never. */
  suggestionPolicy: z.enum(["shown", "after-evidence", "hidden"]),
  /** What you have seen of it: from the start, because you asked, after you had answered, or nothing. */
  suggestionSeen: z.enum(["shown", "asked", "answered", "none"]),
  /** This decision is timed and has no suggestion: manual work is being measured. */
  timed: z.boolean(),
  /** Until when a decision can be taken back; null when none was made. */
  undoUntil: instant.nullable(),
  /** Names what is shown here: send it back with the decision, which is refused where the case has changed since. */
  screen: z.string(),
  reasonCodes: z.array(z.string()),
  /** The reasons in words, and what each can be given for (null: everything). */
  reasons: z.array(z.object({ code: z.string(), says: z.string(), for: z.array(reasonCase).nullable() })),
  /** What the workflow takes no decision about without a reason. */
  reasonsRequired: z.array(reasonCase),
});
export type ReviewDetail = z.output<typeof reviewDetail>;

/** A page of the inbox, and with `with=first` the whole of its first review: what an opening desk shows at once. */
export const openedPage = reviewPage.extend({ first: reviewDetail.nullable().optional() });
export type OpenedPage = z.output<typeof openedPage>;

/**
 * What a person decided. `answers` has a value for each question; `out-of-scope` says that none fits. The verdicts
 * `judge-again`, `send-back` and `split` pass the case on without an answer.
 */
export const decisionRequest = z.strictObject({
  answers: z.record(z.string(), z.string()),
  verdict: verdict.default("decide"),
  /** Corrected values by JSON pointer: `{"/input/amount": 12}`; see GET …/fields. */
  edits: z.record(z.string().max(500), z.unknown()).default({}),
  /** Texts to send in place of those in the plan: `action` and `field` as in its effects (`editable`). Needs `planHash`. */
  drafts: z
    .array(z.strictObject({ action: z.string().max(100), field: z.string().max(100), text: z.string().max(100_000) }))
    .max(50)
    .default([]),
  /** What the sender is asked, with `send-back`; `fields` are JSON pointers into the input. */
  question: z
    .strictObject({ text: z.string().max(4000), fields: z.array(z.string().max(500)).max(50).default([]) })
    .nullable()
    .default(null),
  /** The inputs of the cases that it becomes, with `split`. */
  parts: z
    .array(z.record(z.string().max(100), z.unknown()))
    .max(20)
    .default([]),
  /** The hash of the plan that was on screen: what is done must be that. Needed with `edits`, where there is a preview. */
  planHash: z.string().max(100).nullable().default(null),
  reasonCode: z.string().max(100).nullable().default(null),
  note: z.string().max(4000).nullable().default(null),
  /** The `screen` of the review as it was shown; its hash is kept with the decision, and what it stands for once. */
  screen: z
    .string()
    .regex(/^[0-9a-f]{64}(\.[0-9a-f]{8}){0,5}$/, "the screen of the review, as it was given")
    .optional(),
  /** Seconds from readable to decided. */
  seconds: z.number().min(0).max(86_400).default(0),
});
export type DecisionRequest = z.input<typeof decisionRequest>;

/** To see what the machine thinks where evidence comes first: with what one would answer, or by asking outright (null). */
export const suggestionRequest = z.strictObject({
  answers: z.record(z.string().max(200), z.string().max(50_000)).nullable(),
});
export type SuggestionRequest = z.input<typeof suggestionRequest>;

export const decisionResult = z.object({
  reviewId: z.string(),
  status: reviewStatus,
  /** Until when POST …/undo takes it back. */
  undoUntil: instant.nullable(),
  /** True where a second person must still agree. */
  needsSecond: z.boolean(),
});
export type DecisionResult = z.output<typeof decisionResult>;

export const queueCount = z.object({
  queue: z.string(),
  workflow: z.string().nullable(),
  open: z.number().int(),
  overdue: z.number().int(),
});
export type QueueCount = z.output<typeof queueCount>;

/** How much waits where, and how much whoever asks has decided since the moment they named (null where they named none). */
export const queueCounts = z.object({ items: z.array(queueCount), decided: z.number().int().nullable() });
export type QueueCounts = z.output<typeof queueCounts>;
export { judgmentWire };
