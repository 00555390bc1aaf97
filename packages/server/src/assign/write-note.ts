import { UserError } from "@surety/core/errors/user-error";
import { mentionedIn } from "@surety/core/review/mentioned-in";
import type { Actor } from "../commands/commands.ts";
import { refuseIfBarred } from "../commands/who-may-decide.ts";
import { notePeople } from "../notify/note-people.ts";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { type EitherReview, lockEither } from "./either-review.ts";
import { mentionable } from "./mentionable.ts";

interface NewNote {
  /** Made before the transaction. */
  id: string;
  review: EitherReview;
  author: Actor;
  text: string;
  /** The name of whoever got the review with it. */
  givenTo: string | null;
}

/** Adds a note to the thread of a case; whoever it names hears of it. */
export async function addNote(world: WorkerWorld, reviewId: string, text: string, actor: Actor): Promise<void> {
  const id = world.newId();
  await world.database.transaction(async (tx) => {
    const review = await lockEither(tx, reviewId);
    await refuseIfBarred(tx, review, actor.id);
    await writeNote(tx, world, { id, review, author: actor, text, givenTo: null });
    tx.afterCommit(() => world.live.changed("review", [review], [reviewId]));
  });
}

export async function writeNote(tx: Transaction, world: WorkerWorld, note: NewNote): Promise<void> {
  const { id, review, author, text, givenTo } = note;
  if (text.trim() === "")
    throw new UserError({
      code: "empty-note",
      field: "text",
      message: "A note says something.",
      remedy: "Write it, or leave it out.",
    });
  await tx.query(
    `insert into surety.review_notes (id, case_id, review, author, text, given_to, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing`,
    [id, review.case_id, review.id, author.id, text.trim(), givenTo, world.clock.now()],
  );
  await tellMentioned(tx, world, note);
}

/** Nobody is told of a case that they must not decide, nor of what they wrote themselves. */
async function tellMentioned(
  tx: Transaction,
  world: WorkerWorld,
  { id, review, author, text }: NewNote,
): Promise<void> {
  if (!text.includes("@")) return;
  const people = await mentionable(tx, review, author.id);
  const mentioned = mentionedIn(text, people).filter((person) => !review.spent.includes(person));
  await notePeople(
    tx,
    "mentioned",
    mentioned.map((person) => ({ person, review: review.id, ref: id })),
    world,
  );
}
