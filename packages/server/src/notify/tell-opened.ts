import type { Task } from "@surety/core/ports/engine";
import type { ReviewToTell } from "@surety/core/review/review-event";
import type { Transaction } from "../storage/database.ts";
import type { Stretch } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { isHeard } from "./listeners.ts";
import { overdueTasks } from "./overdue-reviews.ts";
import { tellReviews } from "./tell-reviews.ts";

/** Tells of the reviews that a run opened; made before its transaction. Where nobody listens it costs nothing. */
export type TellOpened = (tx: Transaction, written: readonly Stretch[]) => Promise<void>;

/** Tells of all reviews of a commit together: one statement and one task for each listener, one for each due time. */
export async function tellOpened(world: WorkerWorld, stretches: readonly Stretch[]): Promise<TellOpened> {
  const names = new Set(stretches.filter(opens).map(({ work }) => work.row.workflow));
  const heard = new Map<string, string>();
  for (const name of names) if (await isHeard(world, name)) heard.set(name, world.newId());
  return async (tx, written) => {
    for (const [workflow, id] of heard) {
      const reviews = written.filter(({ work }) => work.row.workflow === workflow).flatMap(openedBy);
      await tellReviews(tx, world, { id, event: "review.created", reviews });
      const tasks: Task[] = overdueTasks(id, reviews);
      await world.engine().enqueueTasks(tx, tasks);
    }
  };
}

function opens({ work, stop }: Stretch): boolean {
  return stop.kind === "review" || work.audits.length > 0;
}

function openedBy({ work, stop }: Stretch): ReviewToTell[] {
  const { id: case_id, workflow } = work.row;
  return [...work.audits, ...(stop.kind === "review" ? [stop.review] : [])].map((review) => ({
    ...review,
    case_id,
    workflow,
    due_at: review.due_at === null ? null : new Date(review.due_at),
    created_at: new Date(review.created_at),
  }));
}
