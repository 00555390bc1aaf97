import type { BatchStand } from "@surety/core/wire/experiment";
import { count } from "../../design/format.ts";
import { Time } from "../../design/time.tsx";

/** The batches that an experiment waits for or has waited for, and what became of each. */
export function BatchList({ batches }: { batches: readonly BatchStand[] }) {
  if (batches.length === 0) return null;
  return (
    <ul aria-label="Batches" className="flex flex-col gap-1 text-sm text-ink-2">
      {batches.map((batch) => (
        <li key={batch.id} className="tabular-nums [overflow-wrap:anywhere]">
          {batch.model}: {words[batch.status]}, {count(batch.answered)} of {count(batch.questions)} answered
          {batch.failed > 0 && `, ${count(batch.failed)} not`}
          {batch.nextLookAt !== null && batch.submittedAt !== null && (
            <span className="text-ink-3">
              ; handed in <Time at={batch.submittedAt} />
            </span>
          )}
          {batch.sentence !== "" && <span className="text-caught-ink">. {batch.sentence}</span>}
        </li>
      ))}
    </ul>
  );
}

const words: Record<BatchStand["status"], string> = {
  waiting: "being handed in",
  "under-way": "under way at the provider",
  done: "ended",
  refused: "refused",
  cancelled: "cancelled",
};
