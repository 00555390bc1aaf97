import { UserError } from "@surety/core/errors/user-error";
import { nearestName } from "@surety/core/expression/nearest-name";
import type { AssignRequest } from "@surety/core/wire/desk";
import type { Actor } from "../commands/commands.ts";
import { refuseIfBarred } from "../commands/who-may-decide.ts";
import { notePeople } from "../notify/note-people.ts";
import { append } from "../security/audit-log.ts";
import { may } from "../security/policy.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { writeGiving } from "./assign-again.ts";
import { lockCandidates } from "./candidates.ts";
import { type EitherReview, lockEither, refuseUnlessFree } from "./either-review.ts";
import { writeNote } from "./write-note.ts";

/** Gives a review to a person, to a group, or back to its queue; to oneself it is taking it. */
export async function giveReview(
  world: WorkerWorld,
  reviewId: string,
  { person, group, note }: AssignRequest,
  actor: Actor,
): Promise<void> {
  const now = world.clock.now();
  const id = world.newId();
  await world.database.transaction(async (tx) => {
    const review = await lockEither(tx, reviewId);
    refuseUnlessFree(review, actor, now);
    await refuseIfBarred(tx, review, actor.id);
    await refuseUnlessMayGive(tx, review, actor, person === actor.id, now);
    const name = person === null ? group : await checkPerson(tx, review, person, actor, now);
    if (group !== null) await checkGroup(tx, group);
    await release(tx, review, actor, person);
    const giving = { assignee: person, group: group ?? review.assigned_group, because: null };
    await writeGiving(tx, review, giving, now);
    if (note !== null) await writeNote(tx, world, { id, review, author: actor, text: note, givenTo: name });
    if (person !== null && person !== actor.id)
      await notePeople(tx, "assigned", [{ person, review: reviewId, ref: id }], world);
    const detail = { person, group };
    await append(tx, { actor, verb: "assign review", object: `review ${reviewId}`, detail }, now);
    tx.afterCommit(() => world.live.changed("review", [review], [reviewId]));
  });
}

/** Whoever gives a review to somebody else has it in their hands no more. */
async function release(
  tx: Transaction,
  { table, id, claimed_by }: EitherReview,
  actor: Actor,
  to: string | null,
): Promise<void> {
  if (claimed_by !== actor.id || to === actor.id) return;
  await tx.query(`update ${table} set status = 'open', claimed_by = null, claimed_until = null where id = $1`, [id]);
  if (table === "surety.reviews") await tx.query(`update ${table} set claimed_at = null where id = $1`, [id]);
}

/** Leads give everything; others what is theirs or in their hands, and take what nobody else is there for. */
async function refuseUnlessMayGive(
  tx: Queryable,
  review: EitherReview,
  actor: Actor,
  taking: boolean,
  now: Date,
): Promise<void> {
  if (may(actor, "steer", "review")) return;
  if (review.assignee === actor.id || review.claimed_by === actor.id) return;
  if (taking && (await isFreeFor(tx, review, actor, now))) return;
  throw new UserError({
    code: "not-yours-to-give",
    message: taking ? "This review is given to somebody who is there." : "You can give away only what is yours.",
    remedy: taking ? "Ask them or a lead to give it to you." : "Take it first, or ask a lead.",
  });
}

async function isFreeFor(tx: Queryable, review: EitherReview, { id }: Actor, now: Date): Promise<boolean> {
  if (review.others_may) return true;
  const [row] = await tx.query<{ away: boolean; member: boolean }>(
    `select exists (select from surety.absences where person = $1 and from_at <= $4 and until_at > $4) as away,
       exists (select from surety.group_members where group_name = $2 and person = $3) as member`,
    [review.assignee, review.assigned_group, id, now],
  );
  if (review.assignee !== null) return row?.away === true;
  return review.assigned_group === null || row?.member === true;
}

/** The name of who gets it. Throws where they cannot: what somebody takes for themselves may be more than they take. */
async function checkPerson(
  tx: Queryable,
  review: EitherReview,
  person: string,
  actor: Actor,
  now: Date,
): Promise<string> {
  const [found] = await lockCandidates(tx, { people: [person] }, now);
  if (found === undefined) throw await noSuchPerson(tx, person);
  const [row] = await tx.query<{ name: string; until: Date | null }>(
    `select p.name, (select until_at from surety.absences where person = p.id and from_at <= $2) as until
     from surety.people p where p.id = $1`,
    [person, now],
  );
  const name = row?.name ?? person;
  if (review.spent.includes(person) || found.names.some((one) => review.barred.includes(one)))
    throw cannotTake("cannot-take", `${name} cannot take this review.`, "Choose somebody else.");
  if (person === actor.id) return name;
  if (found.away)
    throw cannotTake(
      "person-away",
      `${name} is out of office until ${row?.until?.toISOString().slice(0, 16)}Z.`,
      "Choose somebody else, or a group.",
    );
  if (found.open >= found.capacity)
    throw cannotTake(
      "person-full",
      `${name} has ${found.open} reviews, which is as many as they take.`,
      "Choose somebody else, or let them take more in the settings.",
    );
  return name;
}

function cannotTake(code: string, message: string, remedy: string): UserError {
  return new UserError({ code, field: "person", message, remedy });
}

async function noSuchPerson(tx: Queryable, person: string): Promise<UserError> {
  const [viewer] = await tx.query<{ name: string }>("select name from surety.people where id = $1", [person]);
  if (viewer !== undefined)
    return cannotTake("cannot-take", `${viewer.name} may look, and not decide.`, "Choose somebody else.");
  return cannotTake("person-not-found", "There is nobody with this id.", "GET /api/v1/people lists them.");
}

async function checkGroup(tx: Queryable, group: string): Promise<void> {
  const groups = await tx.query<{ name: string; members: number }>(
    `select g.name, (select count(*)::int from surety.group_members m where m.group_name = g.name) as members
     from surety.groups g order by 1`,
  );
  const found = groups.find(({ name }) => name === group);
  if (found !== undefined && found.members > 0) return;
  const names = groups.map(({ name }) => name);
  const nearest = nearestName(group, names);
  const known = names.length === 0 ? "There are none yet." : `There are: ${names.join(", ")}.`;
  throw new UserError({
    code: found === undefined ? "group-not-found" : "group-empty",
    field: "group",
    message: found === undefined ? `There is no group called "${group}".` : `Nobody is in ${group}.`,
    remedy:
      found !== undefined
        ? "Choose another, or put somebody into it."
        : nearest === undefined
          ? known
          : `Did you mean "${nearest}"?`,
  });
}
