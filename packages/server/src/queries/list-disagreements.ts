import type { Disagreement } from "@surety/core/wire/challenger";
import type { Queryable } from "../storage/database.ts";
import { toBeAnsweredBlind } from "./hides-answer.ts";
import { isUuid, limitOf, type Page, pageFrom, type PageRequest, readCursor } from "./page.ts";

interface Row {
  subject: string;
  source: string;
  judgment: string;
  title: string;
  segment: string | null;
  value: string | null;
  confidence: number;
  champion_value: string | null;
  champion_confidence: number;
  truth: string | null;
}

/** The cases on which champion and challenger differ, the newest first but for those that somebody answers blind, each with who is known to be right. */
export async function listDisagreements(
  database: Queryable,
  challenger: string,
  request: PageRequest,
): Promise<Page<Disagreement>> {
  const limit = limitOf(request);
  const after = readCursor(request, 2);
  if (!isUuid(challenger)) return { items: [], next: null };
  const rows = await database.query<Row>(
    `select a.subject, a.source, a.judgment, coalesce(c.title, left(a.text, 160)) as title, a.segment, a.value, a.confidence,
       a.champion_value, a.champion_confidence,
       (select l.value from surety.labels l where l.judgment = a.judgment and (l.case_id = a.subject or l.id = a.subject) limit 1) as truth
     from surety.challenger_answers a left join surety.cases c on c.id = a.subject
     where a.challenger = $1 and a.value is distinct from a.champion_value and not ${toBeAnsweredBlind("a.subject")}
       and ($2::uuid is null or (a.subject, a.judgment) < ($2, $3)) order by a.subject desc, a.judgment desc limit $4`,
    [challenger, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return pageFrom(rows, limit, disagreementOf, (row) => [row.subject, row.judgment]);
}

function disagreementOf(row: Row): Disagreement {
  return {
    caseId: row.source === "held-out" ? null : row.subject,
    title: row.title,
    judgment: row.judgment,
    segment: row.segment,
    champion: { value: row.champion_value, confidence: row.champion_confidence },
    challenger: { value: row.value, confidence: row.confidence },
    truth: row.truth,
  };
}
