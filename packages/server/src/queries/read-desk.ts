import type { ReviewDesk } from "@surety/core/wire/desk";
import { type EitherReview, readEither } from "../assign/either-review.ts";
import type { Actor } from "../commands/commands.ts";
import { mustNotDecide, namesOf } from "../commands/who-may-decide.ts";
import { may } from "../security/policy.ts";
import type { Queryable } from "../storage/database.ts";
import { isUuid } from "./page.ts";
import { readNotes } from "./read-notes.ts";

interface Standing {
  name: string | null;
  note: string | null;
  claimMinutes: number;
  member: boolean;
  away: boolean;
}

/** Who has a review and what was said about it; null where there is none. Throws for whoever must not decide it. */
export async function readDesk(database: Queryable, id: string, actor: Actor, now: Date): Promise<ReviewDesk | null> {
  const review = isUuid(id) ? await readEither(database, id) : null;
  if (review === null) return null;
  const names = await namesOf(database, actor.id);
  if (names.some((name) => review.barred.includes(name))) throw mustNotDecide();
  const [standing, notes, recusals] = await Promise.all([
    standingOf(database, review, actor, now),
    readNotes(database, review, actor),
    may(actor, "steer", "review") ? recusalsOf(database, review.case_id) : null,
  ]);
  return {
    assignee: review.assignee === null ? null : { id: review.assignee, name: standing.name ?? review.assignee },
    group: review.assigned_group,
    note: standing.note,
    claimMinutes: standing.claimMinutes,
    notes,
    may: mayOf(review, actor, standing),
    recusals,
  };
}

async function standingOf(database: Queryable, review: EitherReview, actor: Actor, now: Date): Promise<Standing> {
  const [row] = await database.query<Standing>(
    `select surety.name_of($2) as name, r.assign_note as note, r.claim_minutes as "claimMinutes",
       exists (select from surety.group_members where group_name = $3 and person = $4) as member,
       exists (select from surety.absences where person = $2 and from_at <= $5 and until_at > $5) as away
     from ${review.table} r where r.id = $1`,
    [review.id, review.assignee, review.assigned_group, actor.id, now],
  );
  return row!;
}

function mayOf(review: EitherReview, actor: Actor, { member, away }: Standing): ReviewDesk["may"] {
  const open = review.status === "open" || review.status === "claimed";
  const decides = may(actor, "decide", "review") && open && !review.spent.includes(actor.id);
  const lead = may(actor, "steer", "review");
  const mine = review.assignee === actor.id || review.claimed_by === actor.id;
  const free = review.assignee === null ? review.assigned_group === null || member : away;
  return {
    take:
      decides && actor.kind === "person" && review.assignee !== actor.id && (lead || mine || free || review.others_may),
    give: open && may(actor, "decide", "review") && (lead || mine),
    recuse: decides && actor.kind === "person",
    write: may(actor, "decide", "review"),
  };
}

function recusalsOf(database: Queryable, caseId: string): Promise<NonNullable<ReviewDesk["recusals"]>> {
  return database
    .query<{ name: string; reason: string; at: Date }>(
      "select surety.name_of(person) as name, reason, at from surety.recusals where case_id = $1 order by at",
      [caseId],
    )
    .then((rows) => rows.map((row) => ({ ...row, at: row.at.toISOString() })));
}
