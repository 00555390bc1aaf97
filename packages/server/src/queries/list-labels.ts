import type { LabelRow } from "@surety/core/wire/label";
import type { Actor } from "../commands/commands.ts";
import type { Database } from "../storage/database.ts";
import { Conditions, containing } from "./conditions.ts";
import { currentDocument } from "./current-document.ts";
import { judgmentKinds } from "./judgment-options.ts";
import { limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";

export interface LabelFilter extends PageRequest {
  judgment?: string | undefined;
  source?: LabelRow["source"] | undefined;
  standing?: LabelRow["standing"] | undefined;
  q?: string | undefined;
}

const standing = `case when l.disputed_at is not null then 'disputed' when l.confirmed is null then 'waiting' else 'confirmed' end`;

/**
 * The labels of a workflow, newest first. Whoever may still be asked for a second opinion of a label does not see what
 * the first person said of it.
 */
export async function listLabels(
  database: Database,
  workflow: string,
  filter: LabelFilter,
  reader?: Actor,
): Promise<Page<LabelRow>> {
  const limit = limitOf(filter);
  const conditions = new Conditions();
  const me = conditions.parameter(reader?.kind === "person" ? [reader.id, reader.name] : null);
  conditions.add("l.workflow = #", workflow);
  conditions.add("l.judgment = #", filter.judgment);
  conditions.add("l.source = #", filter.source);
  conditions.add(`${standing} = #`, filter.standing);
  conditions.add("l.text ilike #", containing(filter.q));
  conditions.add("l.id < #::uuid", readCursor(filter, 1)?.[0]);
  const hidden = `${me}::text[] is not null and l.waiting and coalesce(l.person, '') <> all(${me}::text[])
    and not exists (select from surety.opinions o where o.label_id = l.id and o.person = any(${me}::text[]))`;
  const document = await currentDocument(database, workflow);
  const kinds = document === null ? new Map<string, string>() : judgmentKinds(document);
  const rows = await database.query<Omit<LabelRow, "at" | "kind"> & { at: Date }>(
    `select l.id, l.judgment, l.text, case when ${hidden} then null else l.value end as value, l.source, l.part, l.segment,
       l.case_id as "caseId", l.external_id as "externalId", surety.name_of(l.person) as person, l.at, l.confirmed,
       surety.name_of(l.confirmed_by) as "confirmedBy", ${standing} as standing
     from surety.labels l ${conditions.where()} order by l.id desc limit ${limit + 1}`,
    conditions.values,
  );
  return pageFrom(
    rows,
    limit,
    (row) => ({ ...row, kind: kinds.get(row.judgment) ?? null, at: row.at.toISOString() }),
    (row) => [row.id],
  );
}
