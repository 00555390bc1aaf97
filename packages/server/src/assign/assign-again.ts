import { notePeople } from "../notify/note-people.ts";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { chooseFor } from "./candidates.ts";
import type { EitherReview } from "./either-review.ts";

/** What is written of to whom a review is given. */
export interface Giving {
  assignee: string | null;
  group: string | null;
  /** Why it was given to nobody, where its workflow wants it given. */
  because: string | null;
}

/**
 * Gives open reviews that have lost whoever had them to somebody else, as their workflows say; where those give nothing
 * by themselves, they wait in their queues. The caller holds the reviews; nothing must be locked after this.
 */
export async function assignAgain(
  tx: Transaction,
  world: WorkerWorld,
  reviews: readonly EitherReview[],
): Promise<void> {
  const asked = [];
  for (const review of reviews) {
    const { assign } = (await world.definitions.version(review.version)).who;
    const { id, assigned_group: group, barred, spent } = review;
    if (assign?.by === "least-loaded") asked.push({ id, group, skills: assign.skills, barred: [...barred, ...spent] });
  }
  const now = world.clock.now();
  const choices = await chooseFor(tx, asked, now);
  for (const review of reviews) {
    const choice = choices.get(review.id) ?? { assignee: null, because: null };
    await writeGiving(tx, review, { ...choice, group: review.assigned_group }, now);
  }
  const given = asked.flatMap(({ id }) => {
    const person = choices.get(id)?.assignee ?? null;
    return person === null ? [] : [{ person, review: id, ref: now.toISOString() }];
  });
  await notePeople(tx, "assigned", given, world);
}

export async function writeGiving(
  tx: Transaction,
  { table, id }: EitherReview,
  { assignee, group, because }: Giving,
  now: Date,
): Promise<void> {
  await tx.query(
    `update ${table} set assignee = $2, assigned_group = $3, assign_note = $4,
       assigned_at = case when $2::text is null and $3::text is null then null else $5::timestamptz end where id = $1`,
    [id, assignee, group, because, now],
  );
}
