import type { KnowledgeBase, KnowledgeSource } from "@surety/core/wire/knowledge";
import { limitOf, type Page, type PageRequest, pageFrom, readCursor } from "../queries/page.ts";
import type { Database } from "../storage/database.ts";

/** All knowledge bases that hold something, by name. */
export function listKnowledgeBases(database: Database): Promise<KnowledgeBase[]> {
  return database.query<KnowledgeBase>(
    `select p.base as name, count(distinct p.source)::int as sources, count(*)::int as passages, count(t.embedding)::int as embedded
     from surety.knowledge_passages p join surety.passage_texts t on t.hash = p.hash group by p.base order by p.base`,
  );
}

type Row = Omit<KnowledgeSource, "addedAt"> & { addedAt: Date };

/** The sources of one base, newest first. */
export async function listKnowledgeSources(
  database: Database,
  base: string,
  request: PageRequest,
): Promise<Page<KnowledgeSource>> {
  const limit = limitOf(request);
  const place = readCursor(request, 1);
  const rows = await database.query<Row>(
    `select s.id, s.kind, s.name, s.case_id as "caseId", coalesce(surety.name_of(s.added_by), s.added_by) as "addedBy", s.added_at as "addedAt",
       (select count(*)::int from surety.knowledge_passages p where p.source = s.id) as passages
     from surety.knowledge_sources s where s.base = $1 and ($2::uuid is null or s.id < $2::uuid) order by s.id desc limit ${limit + 1}`,
    [base, place?.[0] ?? null],
  );
  return pageFrom(
    rows,
    limit,
    ({ addedAt, ...row }) => ({ ...row, addedAt: addedAt.toISOString() }),
    ({ id }) => [id],
  );
}

/** The id of a source by its name; null where there is none. */
export async function sourceNamed(database: Database, base: string, name: string): Promise<string | null> {
  const [row] = await database.query<{ id: string }>(
    "select id from surety.knowledge_sources where base = $1 and name = $2 order by id limit 1",
    [base, name],
  );
  return row?.id ?? null;
}
