import { createHash } from "node:crypto";
import type { Passage } from "@surety/core/knowledge/split-passages";
import type { KnowledgeSource, KeptSource } from "@surety/core/wire/knowledge";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { Queryable, Transaction } from "../storage/database.ts";
import { searchVector } from "../storage/search-text.ts";
import { toJson } from "../storage/to-json.ts";

/** All writes of knowledge wait for each other: they are rare, and a text that nobody names is removed by them. */
const writeLock = 7_788_038;

/** A passage as it is kept; `answer` where it is a question with the answer that was given. */
export interface NewPassage extends Passage {
  readonly answer: string | null;
}

export interface NewSource {
  id: string;
  base: string;
  kind: KnowledgeSource["kind"];
  name: string;
  caseId: string | null;
  addedBy: string;
  at: Date;
  passages: readonly NewPassage[];
}

/** What a source brings, in the order of its passages; `isNew` is false where it was there already, word for word. */
export async function keepSource(tx: Transaction, source: NewSource): Promise<{ kept: KeptSource; isNew: boolean }> {
  await tx.query("select pg_advisory_xact_lock($1)", [writeLock]);
  const hashes = source.passages.map(hashOf);
  const hash = createHash("sha256").update(hashes.join("\n")).digest("hex");
  const [before] = await tx.query<{ id: string; hash: string }>(
    "select id, hash from surety.knowledge_sources where base = $1 and kind = $2 and name = $3",
    [source.base, source.kind, source.name],
  );
  const kept = { id: before?.id ?? source.id, name: source.name, passages: hashes.length };
  if (before?.hash === hash) return { kept, isNew: false };
  await bumpRevision(tx, source.base);
  if (before !== undefined) await takeOut(tx, before.id);
  await tx.query(
    `insert into surety.knowledge_sources (id, base, kind, name, hash, case_id, added_by, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [kept.id, source.base, source.kind, source.name, hash, source.caseId, source.addedBy, source.at],
  );
  await writePassages(tx, kept.id, source, hashes);
  return { kept, isNew: true };
}

/** Removes a source with what nobody else says; false where there is none of that id. */
export async function removeSource(tx: Transaction, base: string, id: string): Promise<boolean> {
  await tx.query("select pg_advisory_xact_lock($1)", [writeLock]);
  const [found] = await tx.query("select from surety.knowledge_sources where id = $1 and base = $2", [id, base]);
  if (found === undefined) return false;
  await bumpRevision(tx, base);
  await takeOut(tx, id);
  return true;
}

/** Whoever holds a copy of the base reads it again. */
export async function bumpRevision(tx: Queryable, base: string): Promise<void> {
  await tx.query(
    `insert into surety.knowledge_bases (name, revision) values ($1, 1)
     on conflict (name) do update set revision = knowledge_bases.revision + 1`,
    [base],
  );
}

async function takeOut(tx: Transaction, id: string): Promise<void> {
  const gone = await tx.query<{ hash: string }>("select hash from surety.knowledge_passages where source = $1", [id]);
  await tx.query("delete from surety.knowledge_sources where id = $1", [id]);
  await tx.query(
    `delete from surety.passage_texts t where hash = any($1) and not exists (select from surety.knowledge_passages p where p.hash = t.hash)`,
    [gone.map(({ hash }) => hash)],
  );
}

async function writePassages(
  tx: Transaction,
  source: string,
  { base, passages }: NewSource,
  hashes: readonly string[],
): Promise<void> {
  const rows = passages.map(({ heading, page, text, answer }, place) => ({
    source,
    place,
    base,
    hash: hashes[place],
    page,
    heading,
    text,
    answer,
    words: searchVector(heading ?? "", text),
  }));
  await tx.query(
    `insert into surety.passage_texts (hash, heading, text, answer, words)
     select distinct on (hash) hash, heading, text, answer, words
     from jsonb_to_recordset($1::jsonb) as x(hash text, heading text, text text, answer text, words tsvector) on conflict do nothing`,
    [toJson(rows)],
  );
  await tx.query(
    `insert into surety.knowledge_passages (source, place, base, hash, page)
     select source, place, base, hash, page from jsonb_to_recordset($1::jsonb) as x(source uuid, place int, base text, hash text, page int)`,
    [toJson(rows)],
  );
}

/** The same words under the same heading are the same passage, wherever they stand. */
function hashOf({ heading, text, answer }: NewPassage): string {
  return createHash("sha256").update(canonicalJson({ heading, text, answer })).digest("hex");
}
