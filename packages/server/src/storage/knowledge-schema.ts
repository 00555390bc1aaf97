import type { Count, Time } from "./column-types.ts";

export interface KnowledgeBasesTable {
  name: string;
  revision: Count;
}

export interface KnowledgeSourcesTable {
  id: string;
  base: string;
  kind: "file" | "answers" | "draft";
  name: string;
  hash: string;
  case_id: string | null;
  added_by: string;
  added_at: Time;
}

export interface PassageTextsTable {
  hash: string;
  heading: string | null;
  text: string;
  answer: string | null;
  words: string;
  embedding: Buffer | null;
}

export interface KnowledgePassagesTable {
  source: string;
  place: number;
  base: string;
  hash: string;
  page: number | null;
}

/** Tables of what drafts rest on. */
export interface KnowledgeSchema {
  "surety.knowledge_bases": KnowledgeBasesTable;
  "surety.knowledge_sources": KnowledgeSourcesTable;
  "surety.passage_texts": PassageTextsTable;
  "surety.knowledge_passages": KnowledgePassagesTable;
}
