/** What is said of a review wherever it is told: never what kind it is, what the machine thinks, or what anybody answered. */
export interface ReviewToTell {
  id: string;
  case_id: string;
  workflow: string;
  queue: string;
  stakes: "low" | "normal" | "high";
  due_at: Date | null;
  created_at: Date;
}

/** Who did it, where somebody did, and the record that says so. */
export interface ReviewDoing {
  by: { id: string; name: string } | null;
  decision: string | null;
}

/**
 * The `data` of a review's webhook. It has no words of the case and no answer: an audit looks like a review, and a second
 * person who reads along learns nothing of what the first one said.
 */
export function reviewEventData(
  review: ReviewToTell,
  { by, decision }: ReviewDoing,
  at: Date,
): Record<string, unknown> {
  return {
    review: review.id,
    case: review.case_id,
    workflow: review.workflow,
    queue: review.queue,
    stakes: review.stakes,
    createdAt: review.created_at.toISOString(),
    dueAt: review.due_at?.toISOString() ?? null,
    at: at.toISOString(),
    by,
    decision,
  };
}

/** Where a review waits and how many do: what a channel of people is told. */
export function countedByQueue(reviews: readonly Pick<ReviewToTell, "queue">[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { queue } of reviews) counts[queue] = (counts[queue] ?? 0) + 1;
  return counts;
}
