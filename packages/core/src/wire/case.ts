import { z } from "zod";
import { instant, pageOf } from "./common.ts";
import { fieldAnswer } from "./field-answer.ts";
import { foundPassage } from "./knowledge.ts";

export const caseStatus = z.enum(["received", "running", "waiting", "done", "failed", "quarantined", "cancelled"]);
/**
 * What a rate counts: answers that people changed, judgments without an answer, the exception path (or a failure), and
 * what blind audits found or are still to find, and texts that people sent as drafted or edited in the last 30 days.
 */
export const caseFound = z.enum([
  "overridden",
  "no-answer",
  "exception",
  "exception-or-failed",
  "audited-wrong",
  "audited-right",
  "audit-open",
  "draft-accepted",
  "draft-edited",
]);
export type CaseFound = z.output<typeof caseFound>;
/** How a case got its answer: by the machine, by a person, or not yet. */
export const caseRoute = z.enum(["automated", "reviewed"]).nullable();

/** A draft with what each of its sentences rests on; `core/generate/draft.ts` says what its parts mean. */
export const draftWire = z.object({
  text: z.string(),
  paragraphs: z.array(
    z.array(
      z.object({
        text: z.string(),
        cites: z.array(z.number().int()),
        standing: z.enum(["supported", "unsupported", "courtesy", "withheld"]),
        why: z.string().nullable(),
      }),
    ),
  ),
  passages: z.array(
    foundPassage.pick({
      hash: true,
      base: true,
      source: true,
      heading: true,
      page: true,
      text: true,
      answer: true,
      similarity: true,
    }),
  ),
  rules: z.array(z.object({ name: z.string(), kept: z.boolean(), why: z.string().nullable() })),
  /** Why nothing was written. */
  why: z.string().nullable(),
});
export type DraftWire = z.output<typeof draftWire>;

/** One row of the list of cases. */
export const caseSummary = z.object({
  id: z.string(),
  workflow: z.string(),
  title: z.string(),
  status: caseStatus,
  /** What a waiting case waits for. */
  waitingFor: z.enum(["review", "retry", "undo", "timer", "callback"]).nullable(),
  route: caseRoute,
  segment: z.string().nullable(),
  /** First judgment in short: `intent: refund`. */
  answer: z.string().nullable(),
  confidence: z.number().nullable(),
  queue: z.string().nullable(),
  /** Somebody must still answer it without knowing the machine's answer, so answer, confidence and queue are hidden. */
  blind: z.boolean(),
  receivedAt: instant,
  endedAt: instant.nullable(),
});
export type CaseSummary = z.output<typeof caseSummary>;
export const casePage = pageOf(caseSummary);

/** What a split ties together: the case that this one was a part of, and those that it became. */
export const caseFamily = z.object({ parent: caseSummary.nullable(), parts: z.array(caseSummary) });
export type CaseFamily = z.output<typeof caseFamily>;

export const judgmentWire = z.object({
  id: z.string(),
  name: z.string(),
  block: z.number().int(),
  kind: z.string(),
  value: z.string().nullable(),
  confidence: z.number(),
  alternatives: z.array(z.object({ value: z.string(), probability: z.number() })),
  signals: z.record(z.string(), z.number()),
  outOfScope: z.number().nullable(),
  model: z.string(),
  modelVersion: z.string(),
  costMicros: z.number(),
  latencyMs: z.number(),
  route: z.enum(["automate", "review", "audit"]),
  /** Why the gate decided as it did, in one sentence. */
  reason: z.object({ code: z.string(), sentence: z.string() }),
  threshold: z.number().nullable(),
  segment: z.string().nullable(),
  /** What was finally used, and who said so. */
  decidedValue: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** What an agent proposes to do with this answer: its tool, and what the model filled in. The plan says the exact calls. */
  calls: z.array(z.object({ tool: z.string(), arguments: z.record(z.string(), z.unknown()) })),
  /** Of a record: each field with how sure it is, and where it was read; empty of other judgments. */
  fields: z.array(fieldAnswer),
  /** The text in which clauses were looked for; null for judgments of other kinds. `value` says where they stand. */
  clauses: z.object({ text: z.string() }).nullable(),
  /** What a judgment that writes has written; null for all others. */
  draft: draftWire.nullable(),
  at: instant,
});
export type JudgmentWire = z.output<typeof judgmentWire>;

export const effectWire = z.object({
  id: z.string(),
  action: z.string(),
  kind: z.string(),
  connection: z.string().nullable(),
  idempotencyKey: z.string(),
  status: z.enum(["pending", "sent", "captured", "failed"]),
  attempts: z.number().int(),
  request: z.unknown(),
  receipt: z.object({ summary: z.string(), reference: z.string().nullable() }).nullable(),
  error: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
});
export type EffectWire = z.output<typeof effectWire>;

/** One line of the life of a case; `kind` picks the icon and the layout, `detail` is shown folded. */
export const timelineEntry = z.object({
  id: z.string(),
  at: instant,
  kind: z.enum([
    "event",
    "prepared",
    "judged",
    /** One step of an agent: its plan, a lookup, a proposal, a refusal. */
    "call",
    "gate",
    "review",
    "decision",
    "effect",
    "retry",
    "error",
    "status",
    "note",
  ]),
  title: z.string(),
  detail: z.record(z.string(), z.unknown()),
  actor: z.string().nullable(),
  milliseconds: z.number().nullable(),
});
export type TimelineEntry = z.output<typeof timelineEntry>;

/** What the document says of a case, so that people need not open it. */
export const caseExplanation = z.object({
  /** The fields of the input in the order of the document; `format` says what one is, such as `mail` or `document`. */
  fields: z.array(z.object({ name: z.string(), title: z.string().nullable(), format: z.string().nullable() })),
  /** Where each prepared value comes from, by the name of its step. */
  sources: z.record(
    z.string(),
    z.object({ sentence: z.string(), connection: z.string().nullable(), reads: z.array(z.string()) }),
  ),
  /** What the data must satisfy, as far as the case has come; `holds` is null where it cannot be said. */
  checks: z.array(z.object({ expression: z.string(), words: z.string().nullable(), holds: z.boolean().nullable() })),
});
export type CaseExplanation = z.output<typeof caseExplanation>;

/** Everything about one case. */
export const caseDetail = caseSummary.extend({
  version: z.object({ hash: z.string(), number: z.number().int() }),
  trigger: z.string(),
  input: z.record(z.string(), z.unknown()),
  /** Prepared values by step name, each with where it came from and how long it took. */
  prepared: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      value: z.unknown(),
      missing: z.string().nullable(),
      /** There is a value, and `missing` says why nobody should go on with it alone; absent where that is not so. */
      refused: z.boolean().optional(),
      milliseconds: z.number(),
      /** When another system gave it; null for what was made here. */
      at: instant.nullable(),
    }),
  ),
  judgments: z.array(judgmentWire),
  effects: z.array(effectWire),
  timeline: z.array(timelineEntry),
  review: z.object({ id: z.string(), status: z.string() }).nullable(),
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string().nullable() }).nullable(),
  costMicros: z.number(),
  currency: z.string(),
  /** Null where only the case itself was asked for: in the answer to an arrival. */
  explained: caseExplanation.nullable(),
});
export type CaseDetail = z.output<typeof caseDetail>;

/** What became of one arrival. */
export const arrival = z.object({
  fate: z.enum(["accepted", "filtered", "duplicate", "invalid"]),
  eventId: z.string(),
  caseId: z.string().nullable(),
  problems: z.array(z.object({ field: z.string(), message: z.string(), remedy: z.string() })),
});
export type Arrival = z.output<typeof arrival>;

/** One row of the journal. */
export const journalEntry = arrival.extend({
  workflow: z.string(),
  trigger: z.string(),
  receivedAt: instant,
  payload: z.unknown(),
});
export type JournalEntry = z.output<typeof journalEntry>;
export const journalPage = pageOf(journalEntry);
