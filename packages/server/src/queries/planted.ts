import { type CaseDetail, caseDetail } from "@surety/core/wire/case";
import type { Queryable } from "../storage/database.ts";

/** Planted cases that nobody has answered leave the inbox after a while; they are read as `r` and `c`, like real reviews. */
export const plantedSource = `surety.planted_reviews r cross join lateral (select r.answer) c`;
export const stillPlanted = `r.created_at > now() - interval '7 days'`;

/** SQL that is true of planted cases `r` that this person (SQL too) may be asked about: none that they know, and machines none. */
export function plantedFor(person: string): string {
  return `${stillPlanted} and ${person}::text is not null and not (${person}::text = any(r.known_to))`;
}

/** A planted case by its own id, as it is shown; null where there is none. */
export async function readPlantedCase(database: Queryable, caseId: string): Promise<CaseDetail | null> {
  const [row] = await database.query<{ detail: CaseDetail; review: string; status: string }>(
    "select detail, id as review, status from surety.planted_reviews where case_id = $1",
    [caseId],
  );
  if (row === undefined) return null;
  // In the order of a real one: the database keeps the keys of what it stores in an order of its own, which would tell.
  return caseDetail.parse({ ...row.detail, review: { id: row.review, status: row.status } });
}
