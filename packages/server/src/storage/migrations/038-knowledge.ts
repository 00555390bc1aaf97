import { type Kysely, sql } from "kysely";

/** Knowledge bases: texts that drafts may rest on, in passages that are kept once for each content. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.knowledge_bases (
    name text primary key,
    -- Counted up by every change, for those who hold a copy.
    revision bigint not null
  )`,
  `create table surety.knowledge_sources (
    id uuid primary key,
    base text not null references surety.knowledge_bases (name),
    kind text not null check (kind in ('file','answers','draft')),
    name text not null,
    -- Of the whole source, so that the same again is no change.
    hash text not null,
    -- The case whose draft it was.
    case_id uuid references surety.cases (id),
    added_by text not null,
    added_at timestamptz not null,
    unique (base, kind, name)
  )`,
  `create table surety.passage_texts (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    heading text,
    -- What is searched: of a past answer, the question.
    text text not null,
    answer text,
    words tsvector not null,
    -- 384 numbers of 4 bytes, the least significant byte first; null until its meaning was computed.
    embedding bytea
  )`,
  "create index passage_texts_by_words on surety.passage_texts using gin (words)",
  `create table surety.knowledge_passages (
    source uuid not null references surety.knowledge_sources (id) on delete cascade,
    place integer not null,
    base text not null,
    hash text not null references surety.passage_texts (hash),
    page integer,
    primary key (source, place)
  )`,
  "create index knowledge_passages_by_hash on surety.knowledge_passages (hash, base)",
  "create index knowledge_passages_by_base on surety.knowledge_passages (base)",
];
