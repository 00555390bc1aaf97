import type { WrittenFigures } from "@surety/core/wire/draft";
import type { Database } from "../storage/database.ts";
import { looked, sentDrafts } from "./draft-messages.ts";
import { shareOf } from "./rates.ts";

interface Row {
  judgment: string;
  cases: number;
  nothing: number;
  alone: number;
  cleanLooked: number;
  cleanAccepted: number;
  markedLooked: number;
  markedAccepted: number;
}

/** What the checks found wrong with a draft, whatever it is. */
const isMarked = `(jsonb_path_exists(j.draft, '$.paragraphs[*][*] ? (@.standing == "unsupported" || @.standing == "withheld")')
  or jsonb_path_exists(j.draft, '$.rules[*] ? (@.kept == false)'))`;

/** How each judgment that writes has done since then: with marks and without, so that it shows what the checks are worth. */
export async function writtenFigures(database: Database, workflow: string, since: Date): Promise<WrittenFigures[]> {
  const rows = await database.query<Row>(
    `with written as (select j.case_id, j.name, j.value, j.draft ->> 'text' as text, ${isMarked} as marked,
           j.route <> 'review' and j.decided_by = 'model' as alone
         from surety.judgments j where j.workflow = $1 and j.kind = 'generate' and j.at >= $2 and j.draft is not null),
       judged as (select w.name, w.marked, bool_and(m.sent = m.draft) as accepted
         from written w join ${sentDrafts} on m.case_id = w.case_id and m.field = 'text' and w.text <> '' and strpos(m.draft, w.text) > 0
         where ${looked} and e.status in ('sent', 'captured') group by w.case_id, w.name, w.marked)
     select w.name as judgment, count(*)::int as cases, count(*) filter (where w.value is null)::int as nothing,
       count(*) filter (where w.alone)::int as alone,
       (select count(*)::int from judged g where g.name = w.name and not g.marked) as "cleanLooked",
       (select count(*)::int from judged g where g.name = w.name and not g.marked and g.accepted) as "cleanAccepted",
       (select count(*)::int from judged g where g.name = w.name and g.marked) as "markedLooked",
       (select count(*)::int from judged g where g.name = w.name and g.marked and g.accepted) as "markedAccepted"
     from written w group by w.name order by w.name`,
    [workflow, since],
  );
  return rows.map(({ cleanLooked, cleanAccepted, markedLooked, markedAccepted, ...row }) => ({
    ...row,
    clean: shareOf(cleanAccepted, cleanLooked),
    marked: shareOf(markedAccepted, markedLooked),
  }));
}
