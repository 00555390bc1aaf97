import { type SuggestionSeen, suggestionSeen } from "@surety/core/review/suggestion-seen";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";

/** What this person has seen of the machine's answer to this review, by what was sent to them. */
export async function seenSuggestion(
  tx: Queryable,
  review: Pick<ReviewRow, "id" | "kind" | "suggestion" | "workflow">,
  person: string,
): Promise<SuggestionSeen> {
  const [row] = await tx.query<{ timed: boolean; looked: boolean; answered: boolean }>(
    `select exists (select from surety.baselines b where b.workflow = $3 and b.status = 'running') as timed,
       l.person is not null as looked, l.first_answers is not null as answered
     from (select 1) one left join surety.suggestion_looks l on l.review_id = $1 and l.person = $2`,
    [review.id, person, review.workflow],
  );
  const timed = row?.timed === true && review.kind === "review";
  const look = row?.looked === true ? { answered: row.answered } : null;
  return suggestionSeen({ kind: review.kind, policy: review.suggestion, timed, look });
}
