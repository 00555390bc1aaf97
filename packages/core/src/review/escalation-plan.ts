import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { openTime } from "./due-time.ts";

/** A move of one review that is to happen unless it was decided before. */
export interface PlannedEscalation {
  /** 0 for the first. */
  step: number;
  at: Date;
  /** Where the review must still be: a late step never takes it back from a later one. */
  from: string[];
  to: string;
}

/** The escalations of a review that opens now in a queue, soonest first; a queue is never escalated to itself. */
export function escalationPlan(
  { hours, escalate }: CompiledWorkflow["review"],
  queue: string,
  now: Date,
): PlannedEscalation[] {
  return escalate
    .map(({ afterMs, queue: to }, step) => ({
      step,
      at: openTime(hours, now, afterMs),
      from: [queue, ...escalate.slice(0, step).map((one) => one.queue)].filter((name) => name !== to),
      to,
    }))
    .filter(({ from }) => from.length > 0);
}
