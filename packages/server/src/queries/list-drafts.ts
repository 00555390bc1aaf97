import type { DraftRow } from "@surety/core/wire/draft";
import type { Database } from "../storage/database.ts";
import { Conditions } from "./conditions.ts";
import { looked, sentDrafts } from "./draft-messages.ts";
import { limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";

interface Filter extends PageRequest {
  workflow?: string | undefined;
  action?: string | undefined;
  caseId?: string | undefined;
  edited?: boolean | undefined;
}

type Row = Omit<DraftRow, "at"> & { at: Date; decision: string };

/** What became of drafted texts, newest first. */
export async function listDrafts(database: Database, filter: Filter): Promise<Page<DraftRow>> {
  const limit = limitOf(filter);
  const conditions = new Conditions();
  conditions.add("m.workflow = #", filter.workflow);
  conditions.add("m.action = #", filter.action);
  conditions.add("m.case_id = #::uuid", filter.caseId);
  conditions.add("(m.sent <> m.draft) = #", filter.edited);
  const place = readCursor(filter, 3);
  if (place !== null) {
    const [id, action, field] = place.map((part) => conditions.parameter(part));
    conditions.add(`(m.decision_id, m.action, m.field) < (${id}::uuid, ${action}::text, ${field}::text)`);
  }
  const rows = await database.query<Row>(
    `select m.decision_id as decision, m.case_id as "caseId", m.workflow, m.action, m.field, m.draft, m.sent, m.sent <> m.draft as edited,
       m.distance as change, ${looked} as looked, e.status as state, surety.name_of(m.person) as by, m.at
     from ${sentDrafts} ${conditions.where()}
     order by m.decision_id desc, m.action desc, m.field desc limit ${limit + 1}`,
    conditions.values,
  );
  return pageFrom(
    rows,
    limit,
    ({ decision: _decision, at, ...row }) => ({ ...row, at: at.toISOString() }),
    (row) => [row.decision, row.action, row.field],
  );
}
