import { z } from "zod";
import { slug } from "../workflow/document-parts.ts";
import { instant, pageOf } from "./common.ts";
import { fileHash } from "./stored-document.ts";

/** The name of a knowledge base, as documents write it. */
export const knowledgeName = slug;

/** A knowledge base: what drafts may rest on. */
export const knowledgeBase = z.object({
  name: z.string(),
  sources: z.number().int(),
  passages: z.number().int(),
  /** Passages that are compared by meaning; the others are found by their words until it is their turn. */
  embedded: z.number().int(),
  /** Judgments of workflows in force whose drafts rest on it, or whose sent drafts it learns from. */
  usedBy: z.array(z.object({ workflow: z.string(), title: z.string(), judgment: z.string(), learns: z.boolean() })),
});
export type KnowledgeBase = z.output<typeof knowledgeBase>;
export const knowledgeBases = z.object({ items: z.array(knowledgeBase) });

const sourceKind = z.enum(["file", "answers", "draft"]);

/** Where passages come from: a file, a list of past answers, or one draft that a person sent. */
export const knowledgeSource = z.object({
  id: z.string(),
  kind: sourceKind,
  name: z.string(),
  passages: z.number().int(),
  embedded: z.number().int(),
  /** The case whose draft it was; null for what somebody added. */
  caseId: z.string().nullable(),
  addedBy: z.string(),
  addedAt: instant,
});
export type KnowledgeSource = z.output<typeof knowledgeSource>;
export const knowledgeSourcePage = pageOf(knowledgeSource);

/** A file that was sent in before, by the hash of its content. */
export const newKnowledgeFile = z.strictObject({ hash: fileHash, name: z.string().trim().min(1).max(300).optional() });

const pastAnswer = z.strictObject({
  question: z.string().trim().min(1).max(8000),
  answer: z.string().trim().min(1).max(8000),
});
export type PastAnswer = z.output<typeof pastAnswer>;
/** Questions with the answers that were given to them. */
export const newKnowledgeAnswers = z.strictObject({
  name: z.string().trim().min(1).max(300),
  items: z.array(pastAnswer).min(1).max(5000),
});

/** A source as it was taken in; a source of the same name was replaced by it. */
export const keptSource = z.object({ id: z.string(), name: z.string(), passages: z.number().int() });
export type KeptSource = z.output<typeof keptSource>;

/** A passage with where it stands, and how it was found. */
export const foundPassage = z.object({
  hash: z.string(),
  base: z.string(),
  source: knowledgeSource.pick({ id: true, kind: true, name: true }),
  heading: z.string().nullable(),
  page: z.number().int().nullable(),
  /** Of a past answer, the question. */
  text: z.string(),
  /** Null for a passage of a file. */
  answer: z.string().nullable(),
  /** Its place, from 1, by words and by meaning; null where it has none there. */
  byWords: z.number().int().nullable(),
  byMeaning: z.number().int().nullable(),
  /** How near its meaning is: cosine, at most 1; null where it was found by its words alone. */
  similarity: z.number().nullable(),
  /** What its places by words and by meaning come to, in [0, 1]. */
  score: z.number(),
});
export type FoundPassage = z.output<typeof foundPassage>;
export const foundPassages = z.object({ items: z.array(foundPassage) });
