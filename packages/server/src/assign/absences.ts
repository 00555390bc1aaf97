import { UserError } from "@surety/core/errors/user-error";
import type { StartedTask } from "@surety/core/ports/engine";
import type { Absence } from "@surety/core/wire/desk";
import type { Actor } from "../commands/commands.ts";
import { notePeople } from "../notify/note-people.ts";
import { append } from "../security/audit-log.ts";
import { mayChangeTimesOf } from "../security/policy.ts";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { writeGiving } from "./assign-again.ts";
import { lockCandidates } from "./candidates.ts";
import { knownPerson, noSuchGroup } from "./desk-people.ts";
import { type EitherReview, lockFree } from "./either-review.ts";

export const handOverTask = "hand-over-absent";
const surety: Actor = { kind: "system", id: "absence", name: "Surety", role: "owner" };

/** Says when somebody is away, or with null that they are not. When it begins, what they have moves as they said. */
export async function setAbsence(
  world: WorkerWorld,
  person: string,
  absence: Absence | null,
  actor: Actor,
): Promise<void> {
  if (!mayChangeTimesOf(actor, person))
    throw new UserError({
      code: "forbidden",
      message: "When somebody else is away is not yours to say.",
      remedy: "Ask an editor or the owner.",
    });
  const now = world.clock.now();
  const id = world.newId();
  await world.database.transaction(async (tx) => {
    await knownPerson(tx, person, "person");
    if (absence === null) await tx.query("delete from surety.absences where person = $1", [person]);
    else await writeAbsence(tx, world, { id, person, ...absence }, now);
    const verb = absence === null ? "end absence" : "set absence";
    await append(tx, { actor, verb, object: `person ${person}`, detail: { ...absence } }, now);
  });
}

async function writeAbsence(
  tx: Transaction,
  world: WorkerWorld,
  { id, person, from, until, standIn }: Absence & { id: string; person: string },
  now: Date,
): Promise<void> {
  const [begins, ends] = [new Date(from), new Date(until)];
  if (ends <= begins || ends <= now)
    throw new UserError({
      code: "absence-ended",
      field: "until",
      message: "An absence ends after it begins, and not in the past.",
      remedy: "Choose a later end.",
    });
  await checkStandIn(tx, person, standIn);
  await tx.query(
    `insert into surety.absences (person, id, from_at, until_at, stand_in_person, stand_in_group) values ($1, $2, $3, $4, $5, $6)
     on conflict (person) do update set id = $2, from_at = $3, until_at = $4, stand_in_person = $5, stand_in_group = $6`,
    [person, id, begins, ends, personOf(standIn), groupOf(standIn)],
  );
  const delaySeconds = Math.max(0, (begins.getTime() - now.getTime()) / 1000);
  await world
    .engine()
    .enqueueTasks(tx, [{ id: `away:${id}`, name: handOverTask, payload: { absence: id }, delaySeconds }]);
}

const personOf = (standIn: Absence["standIn"]) => (standIn !== null && "person" in standIn ? standIn.person : null);
const groupOf = (standIn: Absence["standIn"]) => (standIn !== null && "group" in standIn ? standIn.group : null);

async function checkStandIn(tx: Transaction, person: string, standIn: Absence["standIn"]): Promise<void> {
  const [other, group] = [personOf(standIn), groupOf(standIn)];
  if (other === person)
    throw new UserError({
      code: "own-stand-in",
      field: "standIn",
      message: "Nobody stands in for themselves.",
      remedy: "Choose somebody else, a group, or nobody.",
    });
  if (other !== null) await knownPerson(tx, other, "standIn");
  if (group === null) return;
  const known = (await tx.query<{ name: string }>("select name from surety.groups")).map(({ name }) => name);
  if (!known.includes(group)) throw noSuchGroup(group, known);
}

interface Begun {
  person: string;
  stand_in_person: string | null;
  stand_in_group: string | null;
}

/**
 * Moves what somebody who is away by now was given, as they said: what they have in their hands at the moment stays until
 * they leave it. A stand-in gets no more than they take; the rest goes back to its queue and says why.
 */
export async function handOverAbsent(world: WorkerWorld, { payload }: Pick<StartedTask, "payload">): Promise<void> {
  for (let moved = 1; moved > 0;)
    moved = await world.database.transaction((tx) => moveSome(tx, world, String(payload["absence"])));
}

async function moveSome(tx: Transaction, world: WorkerWorld, id: string): Promise<number> {
  const now = world.clock.now();
  const [absence] = await tx.query<Begun>(
    "select person, stand_in_person, stand_in_group from surety.absences where id = $1 and from_at <= $2 and until_at > $2",
    [id, now],
  );
  if (absence === undefined) return 0;
  const reviews = await lockFree(tx, "r.assignee = $1", [absence.person], now);
  if (reviews.length === 0) return 0;
  const room = await roomOf(tx, absence.stand_in_person, now);
  const given: EitherReview[] = [];
  for (const review of reviews) {
    const takes = room !== null && given.length < room.left && !mustNot(review, room.names);
    if (takes) given.push(review);
    await writeGiving(
      tx,
      review,
      {
        assignee: takes ? absence.stand_in_person : null,
        group: absence.stand_in_group ?? review.assigned_group,
        because: takes || absence.stand_in_group !== null ? null : whyNot(absence.stand_in_person),
      },
      now,
    );
    const detail = {
      from: absence.person,
      person: takes ? absence.stand_in_person : null,
      group: absence.stand_in_group,
    };
    await append(tx, { actor: surety, verb: "assign review", object: `review ${review.id}`, detail }, now);
  }
  const notices = given.map(({ id: review }) => ({ person: absence.stand_in_person ?? "", review, ref: id }));
  await notePeople(tx, "assigned", notices, world);
  tx.afterCommit(() =>
    world.live.changed(
      "review",
      reviews,
      reviews.map((one) => one.id),
    ),
  );
  return reviews.length;
}

const mustNot = ({ barred, spent }: EitherReview, names: readonly string[]) =>
  names.some((name) => barred.includes(name) || spent.includes(name));

const whyNot = (standIn: string | null) =>
  standIn === null
    ? "Whoever had it is out of office."
    : "Whoever had it is out of office, and their stand-in cannot take it.";

/** How many more a stand-in takes; null where there is none who can be asked now. */
async function roomOf(
  tx: Transaction,
  person: string | null,
  now: Date,
): Promise<{ names: readonly string[]; left: number } | null> {
  if (person === null) return null;
  const [found] = await lockCandidates(tx, { people: [person] }, now);
  return found === undefined || found.away ? null : { names: found.names, left: found.capacity - found.open };
}
