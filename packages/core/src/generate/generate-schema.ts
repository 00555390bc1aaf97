import { z } from "zod";
import { cel, identifier, slug, template } from "../workflow/document-parts.ts";

const name = z.string().trim().min(1).max(80);
/** Compared as words, whatever their case and the spaces between them; never a pattern. */
const phrases = z.array(z.string().trim().min(1).max(200)).min(1).max(50);

/** One thing that a draft must keep to; where it does not, the draft says so and counts for less. */
const draftRule = z.union([
  /** None of these may be in it: promises that nobody may make. */
  z.strictObject({ name, forbid: phrases }),
  /** At least one of these must be in it: a greeting, a notice that the law asks for. */
  z.strictObject({ name, require: phrases }),
  z.strictObject({ name, mostWords: z.number().int().min(1).max(5000) }),
  /** No shouting: no words in capitals, no strings of exclamation marks, no emoji. */
  z.strictObject({ name, tone: z.literal("calm") }),
]);
export type DraftRule = z.output<typeof draftRule>;

/** Lets a draft out without a person where labels have earned it at the gate of its block. */
const alone = z.strictObject({
  /** The share of its words that a person may have changed in a draft that still counts as accepted; 0: sent as written. */
  mostChanged: z.number().min(0).max(0.5).default(0),
});

/** A text that is written for a case, resting on knowledge bases; a person sends it, unless `alone` lets a gate earn that. */
export const generate = z.strictObject({
  generate: z.strictObject({
    /** What is to be written, in which language and tone; words of the document, never of a case. */
    task: z.string().min(1).max(8000),
    /** What is answered: words of whoever sent the case. */
    text: template,
    /** What it may rest on. */
    knowledge: z.array(slug).max(5).default([]),
    /** A knowledge base into which go the drafts that people sent: the next one may rest on them. */
    learn: slug.optional(),
    /** Values of the case that are filled in where a draft says {name}; no model is shown them. */
    slots: z.record(identifier, cel).default({}),
    rules: z.array(draftRule).max(30).default([]),
    /** How many passages a model is shown. */
    passages: z.number().int().min(1).max(20).default(6),
    /** A language model that is asked, of each sentence, whether its sources say it: CONNECTION/MODEL. */
    check: z.string().min(1).optional(),
    /** Without it a person sends every draft, whatever labels say. */
    alone: alone.optional(),
  }),
  models: z.array(z.string().min(1)).min(1).max(8).default(["local"]),
});
export type GenerateSpec = z.output<typeof generate>["generate"];
