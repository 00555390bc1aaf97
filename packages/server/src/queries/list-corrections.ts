import type { CorrectionRow } from "@surety/core/wire/deciding";
import type { Database } from "../storage/database.ts";
import { Conditions } from "./conditions.ts";
import { limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";

interface Filter extends PageRequest {
  workflow?: string | undefined;
  caseId?: string | undefined;
}

/** Of decisions that count: not of one of four eyes that wait for the other two, who must not see it. */
const corrections = `(
  select r.case_id, r.workflow, d.id, place, d.at, d.person, edit, case r.kind when 'audit' then 'audit' else 'review' end as source
  from surety.decisions d join surety.reviews r on r.id = d.review_id cross join jsonb_array_elements(d.edits) with ordinality as e(edit, place)
  where d.edits <> '[]' and d.undone_at is null and r.status in ('deciding', 'decided')
    and d.id = (select l.id from surety.decisions l where l.review_id = r.id and l.undone_at is null order by l.at desc, l.id desc limit 1)
  union all
  select q.case_id, q.workflow, q.id, place, q.answered_at, q.answered_by ->> 'name', edit, 'sender'
  from surety.questions_back q cross join jsonb_array_elements(q.edits) with ordinality as e(edit, place)
) c`;

interface Row {
  id: string;
  place: string;
  case_id: string;
  at: Date;
  by: string;
  source: CorrectionRow["source"];
  edit: Pick<CorrectionRow, "path" | "before" | "after">;
}

/** What people and senders put right, newest first. */
export async function listCorrections(database: Database, filter: Filter): Promise<Page<CorrectionRow>> {
  const limit = limitOf(filter);
  const conditions = new Conditions();
  conditions.add("c.workflow = #", filter.workflow);
  conditions.add("c.case_id = #::uuid", filter.caseId);
  const place = readCursor(filter, 2);
  if (place !== null) {
    const [id, at] = place.map((part) => conditions.parameter(part));
    conditions.add(`(c.id, c.place) < (${id}::uuid, ${at}::bigint)`);
  }
  const rows = await database.query<Row>(
    `select c.id, c.place::text, c.case_id, c.at, surety.name_of(c.person) as by, c.source, c.edit
     from ${corrections} ${conditions.where()} order by c.id desc, c.place desc limit ${limit + 1}`,
    conditions.values,
  );
  return pageFrom(
    rows,
    limit,
    ({ case_id, edit, at, by, source }) => ({ caseId: case_id, ...edit, by, at: at.toISOString(), source }),
    (row) => [row.id, row.place],
  );
}
