import { knowledgeUses } from "@surety/core/generate/knowledge-uses";
import type { KnowledgeBase, KnowledgeSource } from "@surety/core/wire/knowledge";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { limitOf, type Page, type PageRequest, pageFrom, readCursor } from "../queries/page.ts";
import type { Database } from "../storage/database.ts";

/** All knowledge bases that hold something or that a workflow in force names, by name. */
export async function listKnowledgeBases(database: Database): Promise<KnowledgeBase[]> {
  const [held, documents] = await Promise.all([
    heldBases(database),
    database.query<{ title: string; document: WorkflowDocument }>(
      "select w.title, v.document from surety.workflows w join surety.versions v on v.hash = w.version order by w.name",
    ),
  ]);
  const uses = documents.flatMap(({ title, document }) =>
    knowledgeUses(document).map((use) => ({ ...use, title, workflow: document.name })),
  );
  const empty = { sources: 0, passages: 0, embedded: 0 };
  const names = new Set([...held.map(({ name }) => name), ...uses.map(({ base }) => base)]);
  return [...names].sort().map((name) => ({
    ...(held.find((one) => one.name === name) ?? { name, ...empty }),
    usedBy: uses.flatMap(({ base, ...use }) => (base === name ? [use] : [])),
  }));
}

function heldBases(database: Database): Promise<Omit<KnowledgeBase, "usedBy">[]> {
  return database.query(
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
       c.passages, c.embedded
     from surety.knowledge_sources s cross join lateral (
       select count(*)::int as passages, count(t.embedding)::int as embedded
       from surety.knowledge_passages p join surety.passage_texts t on t.hash = p.hash where p.source = s.id) c
     where s.base = $1 and ($2::uuid is null or s.id < $2::uuid) order by s.id desc limit ${limit + 1}`,
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
