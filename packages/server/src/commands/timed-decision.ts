import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Vote } from "./four-eyes.ts";

/** The stopwatch that runs over a review: `second` where two people must decide each of its cases. */
export interface Stopwatch {
  baseline: string;
  second: boolean;
}

/**
 * The timed sample that this decision belongs to. It takes reviews that the person opened after the sample began: what
 * was open before was read with the suggestion beside it, and against no clock.
 */
export async function stopwatchOf(tx: Queryable, review: ReviewRow, person: string): Promise<Stopwatch | null> {
  if (review.kind !== "review" || review.claimed_by !== person || review.claimed_at === null) return null;
  const [row] = await tx.query<Stopwatch>(
    `select id as baseline, second_person as second from surety.baselines
     where workflow = $1 and status = 'running' and started_at <= $2 for update`,
    [review.workflow, review.claimed_at],
  );
  return row ?? null;
}

/** Keeps the time of one decision, and ends the sample when it has as many cases as were wanted. */
export async function keepTime(
  tx: Queryable,
  world: WorkerWorld,
  review: ReviewRow,
  stopwatch: Stopwatch,
  decisionId: string,
): Promise<void> {
  const now = world.clock.now();
  await tx.query(
    `insert into surety.baseline_samples (id, baseline, decision_id, seconds, at) values ($1, $2, $3, $4, $5)`,
    [world.newId(), stopwatch.baseline, decisionId, secondsSince(review.claimed_at, now), now],
  );
  await tx.query(
    `update surety.baselines b set status = 'done', ended_at = $2 where b.id = $1 and b.wanted <=
       (select count(distinct d.review_id) from surety.baseline_samples s join surety.decisions d on d.id = s.decision_id
        where s.baseline = b.id and d.undone_at is null)`,
    [stopwatch.baseline, now],
  );
}

/** Two people must see the review from now on, also when the sample has ended before the second comes. */
export async function askSecondPerson(tx: Queryable, review: ReviewRow): Promise<void> {
  await tx.query("update surety.reviews set four_eyes = true where id = $1", [review.id]);
}

/** When people have agreed, whoever had said something else was wrong. */
export async function markTimes(tx: Queryable, review: ReviewRow, agreed: Vote): Promise<void> {
  await tx.query(
    `update surety.baseline_samples s set wrong = (d.verdict <> $2 or d.answers <> $3::jsonb)
     from surety.decisions d where s.decision_id = d.id and d.review_id = $1 and d.undone_at is null`,
    [review.id, agreed.verdict, JSON.stringify(agreed.answers)],
  );
}

function secondsSince(begun: Date | null, now: Date): number {
  return begun === null ? 0 : Math.max(0, (now.getTime() - begun.getTime()) / 1000);
}
