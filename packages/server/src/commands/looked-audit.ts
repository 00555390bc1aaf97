import { passesOn } from "@surety/core/review/verdict";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import { toJson } from "../storage/to-json.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Vote } from "./four-eyes.ts";

/**
 * What a person says to an audit: where they compared with the machine before they decided, what they had said before.
 * Null where they had said nothing yet: then somebody else must say it.
 */
export async function blindVote(tx: Queryable, review: ReviewRow, vote: Vote): Promise<Vote | null> {
  if (review.kind !== "audit" || passesOn(vote.verdict)) return vote;
  const look = await lookAt(tx, review, vote.person);
  if (look === undefined) return vote;
  return look.first === null ? null : { ...vote, answers: look.first, verdict: "decide" };
}

/** Whether what this person says to the review becomes a label: not to an audit that they asked to see the answer of. */
export async function measures(tx: Queryable, review: ReviewRow, person: string): Promise<boolean> {
  return review.kind !== "audit" || (await lookAt(tx, review, person))?.first !== null;
}

async function lookAt(
  tx: Queryable,
  review: ReviewRow,
  person: string,
): Promise<{ first: Record<string, string> | null } | undefined> {
  const [look] = await tx.query<{ first: Record<string, string> | null }>(
    "select first_answers as first from surety.suggestion_looks where review_id = $1 and person = $2",
    [review.id, person],
  );
  return look;
}

/**
 * Asks somebody else to answer the audit blind, in a review of its own: the one that was decided with the answer in sight
 * ends as it would have, and measures nothing.
 */
export async function askAnotherAuditor(
  tx: Transaction,
  world: WorkerWorld,
  review: ReviewRow,
  person: string,
): Promise<void> {
  const fresh = {
    id: world.newId(),
    status: "open",
    claimed_by: null,
    claimed_at: null,
    claimed_until: null,
    assignee: null,
    unblinded_by: [...review.unblinded_by, person],
  };
  await tx.query(
    "insert into surety.reviews select (jsonb_populate_record(r, $2::jsonb)).* from surety.reviews r where r.id = $1",
    [review.id, toJson(fresh)],
  );
}

/** The audit is this person's again, who has seen the answer: what they say now measures as little as before. */
export async function withdrawOtherAudit(tx: Queryable, review: ReviewRow, person: string): Promise<void> {
  await tx.query(
    `delete from surety.reviews r where r.case_id = $1 and r.kind = 'audit' and r.id <> $2 and r.status = 'open'
       and $3 = any(r.unblinded_by) and not exists (select from surety.decisions d where d.review_id = r.id)`,
    [review.case_id, review.id, person],
  );
}
