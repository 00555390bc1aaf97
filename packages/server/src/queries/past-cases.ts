import type { PastCase } from "@surety/core/wire/past-case";
import type { Queryable } from "../storage/database.ts";
import { toBeAnsweredBlind } from "./hides-answer.ts";

interface Row extends Omit<PastCase, "receivedAt"> {
  receivedAt: Date;
  blind: boolean;
}

const changed = `exists (select from surety.judgments j where j.case_id = c.id and j.decided_by is not null and j.decided_by <> 'model'
  and j.decided_value is distinct from j.value)`;
const foundWrong = "exists (select from surety.audits a where a.case_id = c.id and a.error > 0)";

/** Cases by their ids, with what was answered and how that turned out. */
export async function pastCases(database: Queryable, ids: readonly string[]): Promise<Map<string, PastCase>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<Row>(
    `select c.id as "caseId", c.title, c.status, c.received_at as "receivedAt", c.answer,
       case c.route when 'reviewed' then 'person' when 'automated' then 'machine' end as "decidedBy",
       case when o.proves = 'wrong' then 'outcome' when ${foundWrong} then 'audit' when ${changed} then 'person' end as overturned,
       case when o.name is not null then jsonb_build_object('name', o.name, 'value', o.value, 'proves', o.proves) end as outcome,
       ${toBeAnsweredBlind("c.id")} as blind
     from surety.cases c left join lateral (
       select name, value, proves from surety.outcomes o where o.case_id = c.id order by proves is null, at desc limit 1
     ) o on true where c.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.caseId, shown(row)]));
}

/** What waits for a person looks alike, whoever is asked and why: no answer, and nothing of what became of it. */
function shown({ blind, receivedAt, ...row }: Row): PastCase {
  const at = { ...row, receivedAt: receivedAt.toISOString() };
  const open = { answer: null, decidedBy: null, overturned: null, outcome: null };
  if (blind) return { ...at, ...open, status: "waiting" };
  return row.status === "done" ? at : { ...at, ...open };
}
