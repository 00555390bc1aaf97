import { createHash } from "node:crypto";
import type { ReviewEvent } from "@surety/core/review/notify-schema";
import { countedByQueue, type ReviewDoing, reviewEventData, type ReviewToTell } from "@surety/core/review/review-event";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { type Listener, listenersOf } from "./listeners.ts";

export const deliverReviewsTask = "deliver-reviews";

/** What happened to reviews of one workflow. */
export interface Telling extends Partial<ReviewDoing> {
  /** Made before the transaction: repeating it tells nobody twice. */
  id: string;
  event: ReviewEvent;
  reviews: readonly ReviewToTell[];
  /** Seconds in which it can still be taken back; it is told after them. */
  delaySeconds?: number;
  /** Planted cases are told to people, whose inbox has them, and to no machine. */
  planted?: boolean;
}

interface Row {
  id: string;
  batch: string | null;
  connection: string;
  channel: Listener["channel"];
  review: string | null;
  data: Record<string, unknown>;
}

/**
 * Writes down who must hear of it, and one task for each webhook however many reviews there are: all of it exists exactly
 * when the caller's transaction commits. What a chat channel hears gathers until `gather-chat` carries it.
 */
export async function tellReviews(tx: Transaction, world: WorkerWorld, telling: Telling): Promise<void> {
  const workflow = telling.reviews[0]?.workflow;
  if (workflow === undefined) return;
  const listeners = await listenersOf(tx, workflow, telling.event);
  const now = world.clock.now();
  const rows = listeners.flatMap((listener) => rowsFor(listener, telling, now));
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.review_deliveries (id, batch, connection, channel, event, workflow, review, data, created_at)
     select id, batch, connection, channel, $2, $3, review, data, $4
     from jsonb_to_recordset($1) as r(id uuid, batch uuid, connection text, channel text, review uuid, data jsonb)
     on conflict do nothing`,
    [JSON.stringify(rows), telling.event, workflow, now],
  );
  const batches = new Set(rows.flatMap(({ batch }) => batch ?? []));
  await world.engine().enqueueTasks(
    tx,
    [...batches].map((batch) => deliveryTask(batch, batch, telling.delaySeconds ?? 0)),
  );
}

/** Carries out what of a batch has not arrived. */
export function deliveryTask(id: string, batch: string, delaySeconds = 0) {
  return { id: `tell:${id}`, name: deliverReviewsTask, payload: { batch }, delaySeconds };
}

function rowsFor(listener: Listener, telling: Telling, now: Date): Row[] {
  const { connection, channel } = listener;
  if (channel === "chat")
    return [
      {
        id: idFrom(telling.id, connection),
        batch: null,
        connection,
        channel,
        review: null,
        data: { queues: countedByQueue(telling.reviews) },
      },
    ];
  if (telling.planted === true) return [];
  const doing = { by: telling.by ?? null, decision: telling.decision ?? null };
  return telling.reviews.map((review) => ({
    id: idFrom(telling.id, connection, review.id),
    batch: idFrom(telling.id, connection),
    connection,
    channel,
    review: review.id,
    data: reviewEventData(review, doing, now),
  }));
}

/** The same identifier for the same parts. */
function idFrom(...parts: string[]): string {
  const hex = createHash("sha256").update(parts.join("\n")).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
