import { UserError } from "@surety/core/errors/user-error";
import { may } from "../security/policy.ts";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { Actor } from "./commands.ts";

/** What says to whom a review is given and who must not decide it: the same for real and planted ones. */
export type Given = Pick<
  ReviewRow,
  "id" | "claimed_by" | "claimed_until" | "assignee" | "assigned_group" | "others_may" | "barred"
>;

interface Standing {
  barred: boolean;
  assigneeName: string | null;
  assigneeAway: boolean;
  member: boolean;
}

/**
 * Throws where this person or key must not decide the review, or it is given to somebody who is there. What they hold
 * already is theirs for as long as they hold it.
 */
export async function refuseUnlessTheirs(tx: Queryable, review: Given, actor: Actor, now: Date): Promise<void> {
  const standing = await standingOf(tx, review, actor, now);
  if (standing.barred) throw mustNotDecide();
  const held = review.claimed_by === actor.id && (review.claimed_until ?? now) > now;
  if (held || review.others_may || review.assignee === actor.id) return;
  if (review.assignee !== null && !standing.assigneeAway) throw assignedToOther(standing.assigneeName, actor);
  if (review.assignee === null && review.assigned_group !== null && !standing.member)
    throw assignedToOther(review.assigned_group, actor);
}

/** Throws where this person must not see the review, real or planted, because they must not decide it. */
export async function refuseBarredReader(database: Queryable, reviewId: string, person: string): Promise<void> {
  const [row] = await database.query<{ barred: boolean }>(
    `select r.barred && surety.names_of($2) as barred from (
       select barred from surety.reviews where id = $1 union all select barred from surety.planted_reviews where id = $1) r
     where r.barred <> '{}'`,
    [reviewId, person],
  );
  if (row?.barred === true) throw mustNotDecide();
}

/** Throws where this person must not decide it, whoever it is given to. */
export async function refuseIfBarred(tx: Queryable, review: Pick<Given, "barred">, person: string): Promise<void> {
  if (review.barred.length > 0 && (await isBarred(tx, review.barred, person))) throw mustNotDecide();
}

async function isBarred(tx: Queryable, barred: readonly string[], person: string): Promise<boolean> {
  const [row] = await tx.query<{ barred: boolean }>("select $1::text[] && surety.names_of($2) as barred", [
    barred,
    person,
  ]);
  return row?.barred === true;
}

/** All names under which a case may bar this person. */
export async function namesOf(database: Queryable, person: string): Promise<string[]> {
  const [row] = await database.query<{ names: string[] }>("select surety.names_of($1) as names", [person]);
  return row?.names ?? [person];
}

async function standingOf(tx: Queryable, review: Given, { id }: Actor, now: Date): Promise<Standing> {
  if (review.barred.length === 0 && review.assignee === null && review.assigned_group === null)
    return { barred: false, assigneeName: null, assigneeAway: false, member: true };
  const [row] = await tx.query<Standing>(
    `select $1::text[] && surety.names_of($2) as barred, surety.name_of($3) as "assigneeName",
       exists (select from surety.absences where person = $3 and from_at <= $5 and until_at > $5) as "assigneeAway",
       exists (select from surety.group_members where group_name = $4 and person = $2) as member`,
    [review.barred, id, review.assignee, review.assigned_group, now],
  );
  return row!;
}

export function mustNotDecide(): UserError {
  return new UserError({
    code: "must-not-decide",
    message: "You are not to decide this case: you recused yourself, or it is about you or from you.",
    remedy: "Go on with the next one.",
  });
}

function assignedToOther(name: string | null, actor: Actor): UserError {
  return new UserError({
    code: "assigned-to-other",
    message: `This review is given to ${name ?? "somebody else"}.`,
    remedy: may(actor, "steer", "review")
      ? "Take it first, or give it to somebody."
      : "Ask them or a lead to give it to you.",
  });
}
