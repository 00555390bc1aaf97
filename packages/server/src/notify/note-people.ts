import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** What somebody is to hear of a review; `ref` tells apart what may happen again (the id of the note, of the giving). */
export interface PersonNotice {
  person: string;
  review: string;
  ref: string;
}

/** Writes down what people are to hear, each thing once; whoever sends mails reads it from there. */
export async function notePeople(
  tx: Queryable,
  event: "assigned" | "mentioned",
  notices: readonly PersonNotice[],
  world: Pick<WorkerWorld, "newId" | "clock">,
): Promise<void> {
  if (notices.length === 0) return;
  await tx.query(
    `insert into surety.person_notices (id, person, review, event, ref, at)
     select id, person, review, $2, ref, $3 from jsonb_to_recordset($1) as n(id uuid, person text, review uuid, ref text)
     on conflict do nothing`,
    [JSON.stringify(notices.map((one) => ({ id: world.newId(), ...one }))), event, world.clock.now()],
  );
}
