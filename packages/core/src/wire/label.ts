import { z } from "zod";
import { instant, pageOf } from "./common.ts";
import { fieldAnswer } from "./field-answer.ts";
import { reviewQuestion } from "./review.ts";
import { storedDocument } from "./stored-document.ts";

export const labelSource = z.enum(["import", "review", "audit", "outcome"]);
export const confirmation = z.enum([
  "imported",
  "unopposed",
  "agreement",
  "four-eyes",
  "audit",
  "second-person",
  "third-person",
  "outcome",
]);

/** A known right answer, where it came from, and who stands behind it. */
export const labelRow = z.object({
  id: z.string(),
  judgment: z.string(),
  /** What the workflow's judgment is now; null where it has none of that name any more. */
  kind: z.string().nullable(),
  text: z.string(),
  /** Null to whoever may still be asked for a second opinion of it. */
  value: z.string().nullable(),
  source: labelSource,
  part: z.enum(["train", "calibration"]),
  segment: z.string().nullable(),
  caseId: z.string().nullable(),
  externalId: z.string().nullable(),
  person: z.string().nullable(),
  at: instant,
  /** How it came to be believed; null while it is one person's word against the model's. */
  confirmed: confirmation.nullable(),
  confirmedBy: z.string().nullable(),
  standing: z.enum(["confirmed", "waiting", "disputed"]),
});
export type LabelRow = z.output<typeof labelRow>;
export const labelPage = pageOf(labelRow);

/** A case that a second person is asked about. It shows nothing of what the first has said. */
export const opinionRequestWire = z.object({
  labelId: z.string(),
  workflow: z.string(),
  judgment: z.string(),
  text: z.string(),
  caseId: z.string().nullable(),
  kind: z.string(),
  options: z.array(z.string()),
  /** Of a record: its fields, and the file whose pages `text` gives, where the case came with one. */
  fields: reviewQuestion.shape.fields,
  file: storedDocument.nullable(),
  /** For `clauses`: the types to mark in the text. */
  types: z.array(z.string()),
  /** What the model said, in that half of the questions that shows it; null in the other. */
  suggestion: z.string().nullable(),
  /** Of a suggested record: how sure the model was of each field, and where it stands. */
  read: z.array(fieldAnswer),
  askedAt: instant,
});
export type OpinionRequest = z.output<typeof opinionRequestWire>;

/** The questions that wait for the one who asks, and how many wait in all. */
export const opinionQueue = z.object({
  items: z.array(opinionRequestWire),
  /** Labels that wait for anybody, and those that the one who asks may not answer because they gave them. */
  waiting: z.number().int(),
  own: z.number().int(),
  disputed: z.number().int(),
});
export type OpinionQueue = z.output<typeof opinionQueue>;

export const opinionAnswer = z.strictObject({
  value: z.string().min(1).max(50_000),
  seconds: z.number().min(0).max(86_400).default(0),
});

export const opinionResult = z.object({
  labelId: z.string(),
  state: z.enum(["confirmed", "waiting", "disputed"]),
  /** One sentence that says what happens now. */
  sentence: z.string(),
});
export type OpinionResult = z.output<typeof opinionResult>;

/** Labels that the model doubts, with its counter-proposal. */
export const suspectList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      labelId: z.string(),
      judgment: z.string(),
      text: z.string(),
      given: z.string(),
      likely: z.string(),
      /** What a model that had not seen the label thinks of both. */
      givenProbability: z.number(),
      likelyProbability: z.number(),
      source: labelSource,
      caseId: z.string().nullable(),
      person: z.string().nullable(),
      at: instant,
    }),
  ),
  open: z.number().int(),
  kept: z.number().int(),
  relabelled: z.number().int(),
});
export type SuspectList = z.output<typeof suspectList>;

/** Kept as it is, or given another value: the model's where none is named. */
export const suspectAnswer = z.strictObject({
  resolution: z.enum(["kept", "relabelled"]),
  value: z.string().min(1).max(50_000).optional(),
});
export type SuspectAnswer = z.output<typeof suspectAnswer>;
