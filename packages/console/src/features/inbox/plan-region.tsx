import type { PlannedEffect, ReviewPlan } from "@surety/core/wire/review-preview";
import type { ReactNode } from "react";
import { classNames } from "../../design/class-names.ts";
import { PlanDetail } from "./plan-detail.tsx";
import { isProposedCall, undoWords } from "./plan-words.ts";

type Props = {
  plan: ReviewPlan | null;
  /** For how long the answer can be taken back; undefined while it is not known. */
  undoSeconds: number | undefined;
  pending: boolean;
  failed: boolean;
  /** Shows the texts of an effect so that they can be edited. */
  editor: (effect: PlannedEffect, first: boolean) => ReactNode;
};

/** What would happen on the answer as it stands; its place is kept while that is not known. */
export function PlanRegion({ plan, undoSeconds, pending, failed, editor }: Props) {
  // What is written needs its room; everything else keeps its place, whatever the answer.
  const writes = plan?.effects.some((one) => one.editable.length > 0 || isProposedCall(one)) === true;
  return (
    <div
      role="region"
      aria-label="What happens then"
      data-part
      tabIndex={0}
      className={classNames(
        "mt-auto shrink-0 rounded-md border bg-sunken px-3 py-2",
        writes ? "min-h-32" : "h-32 overflow-y-auto",
      )}
    >
      <h3 className="mb-1 text-xs font-medium text-ink-3">What happens then</h3>
      {plan !== null ? (
        <>
          <PlanDetail plan={plan} editor={editor} />
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
