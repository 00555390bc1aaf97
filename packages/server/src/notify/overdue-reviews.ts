import type { StartedTask, Task } from "@surety/core/ports/engine";
import type { ReviewToTell } from "@surety/core/review/review-event";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { tellReviews } from "./tell-reviews.ts";

export const overdueReviewsTask = "reviews-overdue";

/** One task for all reviews that fall due in the same second; `id` is unique for ever. */
export function overdueTasks(id: string, reviews: readonly ReviewToTell[]): Task[] {
  const due = new Map<number, ReviewToTell[]>();
  for (const review of reviews) {
    if (review.due_at === null) continue;
    const second = Math.ceil(review.due_at.getTime() / 1000);
    due.set(second, [...(due.get(second) ?? []), review]);
  }
  return [...due].map(([second, together]) => ({
    id: `overdue:${id}:${second}`,
    name: overdueReviewsTask,
    payload: { reviews: together.map((one) => one.id).join(" "), telling: `${id}:${second}` },
    delaySeconds: Math.max(0, second - (together[0]?.created_at.getTime() ?? 0) / 1000),
  }));
}

interface Late extends ReviewToTell {
  planted: boolean;
  status: string;
  undo_until: Date | null;
}

/** Tells of those that nobody has decided. What can still be taken back is looked at again when it cannot. */
export async function tellOverdue(world: WorkerWorld, { payload }: Pick<StartedTask, "payload">): Promise<void> {
  const ids = String(payload["reviews"]).split(" ");
  const telling = String(payload["telling"]);
  await world.database.transaction(async (tx) => {
    const late = await undecided(tx, ids, world.clock.now());
    const open = late.filter(({ status }) => status !== "deciding");
    for (const planted of [false, true])
      await tellReviews(tx, world, {
        id: `${telling}${planted ? ":planted" : ""}`,
        event: "review.overdue",
        reviews: open.filter((one) => one.planted === planted),
        planted,
      });
    const again = late.filter(({ status }) => status === "deciding");
    if (again.length > 0) await world.engine().enqueueTasks(tx, [lookAgain(world, telling, again)]);
  });
}

function lookAgain(world: WorkerWorld, telling: string, reviews: readonly Late[]): Task {
  const until = Math.max(...reviews.map(({ undo_until }) => undo_until?.getTime() ?? 0));
  return {
    id: `overdue:${telling}@${until}`,
    name: overdueReviewsTask,
    payload: { reviews: reviews.map(({ id }) => id).join(" "), telling: `${telling}@${until}` },
    delaySeconds: Math.max(1, (until - world.clock.now().getTime()) / 1000 + 1),
  };
}

function undecided(tx: Transaction, ids: readonly string[], now: Date): Promise<Late[]> {
  const columns = "id, case_id, workflow, queue, stakes, due_at, created_at, status, undo_until";
  const still = "id = any($1) and status in ('open', 'claimed', 'deciding') and due_at <= $2";
  return tx.query<Late>(
    `select ${columns}, false as planted from surety.reviews where ${still}
     union all select ${columns}, true from surety.planted_reviews where ${still}`,
    [ids, now],
  );
}
