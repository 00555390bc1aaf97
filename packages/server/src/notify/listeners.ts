import type { ReviewEvent } from "@surety/core/review/notify-schema";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** A connection that is told of reviews. */
export interface Listener {
  connection: string;
  channel: "webhook" | "chat";
}

/** Who is told of an event by the document in force. A connection that was deleted stays one, so that its failure shows. */
export function listenersOf(tx: Queryable, workflow: string, event: ReviewEvent): Promise<Listener[]> {
  return tx.query<Listener>(
    `select l->>'connection' as connection, case c.kind when 'chat' then 'chat' else 'webhook' end as channel
     from surety.workflows w join surety.versions v on v.hash = w.version
       cross join lateral jsonb_array_elements(coalesce((v.document #> '{review,notify}')::jsonb, '[]')) l
       left join surety.connections c on c.name = l->>'connection'
     where w.name = $1 and l->'events' ? $2`,
    [workflow, event],
  );
}

/** Whether anybody at all listens to a workflow's reviews: known without asking the database, for where many open at once. */
export async function isHeard(world: Pick<WorkerWorld, "definitions">, workflow: string): Promise<boolean> {
  const { compiled } = await world.definitions.current(workflow);
  return (compiled.document.review.notify ?? []).length > 0;
}
