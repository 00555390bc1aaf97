import { usualReasons } from "@surety/core/review/reasons";
import type { ToldReason, WorkflowReasons } from "@surety/core/wire/told-reason";
import type { Database } from "../storage/database.ts";
import { currentDocument } from "./current-document.ts";
import { toBeAnsweredBlind } from "./hides-answer.ts";

const days = 30;
const midnight = "date_trunc('day', now(), 'UTC')";

/**
 * Decisions `d` that say why. Whole days only, because planted cases keep no reason: nobody can tell from a count that did not
 * move that theirs was one. None of a case that somebody is still to answer, or whose label waits for a second person.
 */
export const toldWhy = `surety.decisions d join surety.reviews r on r.id = d.review_id
  where d.undone_at is null and (d.reason_code is not null or d.verdict <> 'decide')
    and d.at >= ${midnight} - interval '${days} days' and d.at < ${midnight} and r.status not in ('open','claimed')
    and not exists (select from surety.labels l where l.case_id = d.case_id and l.waiting) and not ${toBeAnsweredBlind("d.case_id")}`;

/** Why people rejected the cases of a workflow, overrode its answers and so on; null without a workflow. */
export async function toldReasons(database: Database, workflow: string): Promise<WorkflowReasons | null> {
  const document = await currentDocument(database, workflow);
  if (document === null) return null;
  const { codes } = document.review.reasons ?? usualReasons;
  const says = new Map(codes.map((one) => [one.code, one.says]));
  const rows = await database.query<Omit<ToldReason, "says">>(
    `select d.verdict, d.reason_code as code, count(distinct d.case_id)::int as cases from ${toldWhy} and r.workflow = $1
     group by d.verdict, d.reason_code order by cases desc, d.verdict, d.reason_code`,
    [workflow],
  );
  const reasons = rows.map((row) => ({ ...row, says: row.code === null ? null : (says.get(row.code) ?? row.code) }));
  return { workflow, days, reasons };
}
