import type { ReviewPlan } from "@surety/core/wire/review-preview";
import { PlanDetail } from "./plan-detail.tsx";
import { undoWords } from "./plan-words.ts";

type Props = {
  plan: ReviewPlan | null;
  /** For how long the answer can be taken back; undefined while it is not known. */
  undoSeconds: number | undefined;
  pending: boolean;
  failed: boolean;
};

/** What would happen on the answer as it stands; its place is kept while that is not known. */
export function PlanRegion({ plan, undoSeconds, pending, failed }: Props) {
  return (
    <div
      role="region"
      aria-label="What happens then"
      data-part
      tabIndex={0}
      className="mt-auto h-32 shrink-0 overflow-y-auto rounded-md border bg-sunken px-3 py-2"
    >
      <h3 className="mb-1 text-xs font-medium text-ink-3">What happens then</h3>
      {plan !== null ? (
        <>
          <PlanDetail plan={plan} />
          {undoSeconds !== undefined && plan.effects.length > 0 && (
            <p className="mt-1.5 text-xs text-ink-3">{undoWords(undoSeconds)}</p>
          )}
        </>
      ) : (
        <p className="text-sm text-ink-3">{unknownPlan(pending, failed)}</p>
      )}
    </div>
  );
}

function unknownPlan(pending: boolean, failed: boolean): string {
  if (pending) return "";
  return failed ? "It could not be worked out now. You can decide all the same." : "Choose an answer to see it.";
}
