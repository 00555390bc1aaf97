import type { ReviewNote } from "@surety/core/wire/desk";
import type { EitherReview } from "../assign/either-review.ts";
import type { Actor } from "../commands/commands.ts";
import type { Queryable } from "../storage/database.ts";
import { decidesBlind, toBeAnsweredBlind } from "./hides-answer.ts";

/**
 * The notes of a case, oldest first, as one who looks at this review may read them. Whoever may decide reads nothing from
 * somebody whose vote still waits for a second person, and on a case that is answered blind nothing from before: both
 * would tell them an answer.
 */
export async function readNotes(database: Queryable, review: EitherReview, actor: Actor): Promise<ReviewNote[]> {
  const rows = await database.query<Omit<ReviewNote, "at"> & { at: Date }>(
    `select n.id, surety.name_of(n.author) as author, n.author = $3 as mine, n.text, n.given_to as "givenTo", n.at
     from surety.review_notes n
     where n.case_id = $1 and (n.author = $3 or not $4 or (
       (n.review = $2 or not ${toBeAnsweredBlind("$1", "$3")})
       and not exists (select from surety.reviews r join surety.decisions d on d.review_id = r.id and d.undone_at is null
         where r.case_id = $1 and r.status in ('open','claimed') and d.person = n.author)
       and not exists (select from surety.planted_reviews r join surety.planted_decisions d on d.review_id = r.id and d.undone_at is null
         where r.case_id = $1 and r.status in ('open','claimed') and d.person = n.author)))
     order by n.at, n.id limit 500`,
    [review.case_id, review.id, actor.id, decidesBlind(actor)],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
