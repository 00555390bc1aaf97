import type { BulkPlan } from "@surety/core/wire/bulk";
import { Link } from "@tanstack/react-router";
import { buttonClass } from "../../design/button.tsx";
import { counted } from "../../design/format.ts";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { useKeys } from "../keyboard/key-store.ts";
import { BulkAnswerCard } from "./bulk-answer-card.tsx";
import { BulkPlanCards } from "./bulk-plan-cards.tsx";
import { useBulkDraft } from "./use-bulk-draft.ts";
import { useSelection } from "./selection-store.ts";
import { answered } from "./bulk-words.ts";

/** One answer beside what it would do to all that is selected. Nothing happens before it is confirmed. */
export function BulkPlanView() {
  const selection = useSelection();
  const { draft, change, query, start } = useBulkDraft(selection);
  const plan = query.data;
  const ready =
    plan !== undefined &&
    !query.isPlaceholderData &&
    !query.isFetching &&
    plan.included.length > 0 &&
    answered(draft, plan);
  const confirm = () => {
    if (ready && !start.isPending) start.mutate(plan);
  };
  useKeys([
    { keys: "Enter", label: "Confirm", group: "Many at once", run: confirm },
    { keys: "Mod+Enter", label: "Confirm while writing", group: "Many at once", run: confirm },
  ]);
  return (
    <Page
      title={`Decide ${counted(plan?.included.length ?? selection.ids.length, "review")} with one answer`}
      lead={plan === undefined ? "" : leadOf(plan)}
      actions={
        <Link to="/inbox" className={buttonClass()}>
          Back to the inbox
        </Link>
      }
    >
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {start.isError && <ProblemNote error={start.error} />}
      {plan === undefined ? (
        !query.isError && <PlanSkeleton />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(300px,360px)_minmax(0,1fr)]">
          <BulkAnswerCard
            plan={plan}
            draft={draft}
            onChange={change}
            onConfirm={confirm}
            ready={ready}
            busy={start.isPending}
          />
          <div className={query.isPlaceholderData ? "opacity-60 transition-opacity" : ""}>
            <BulkPlanCards plan={plan} answered={answered(draft, plan)} />
          </div>
        </div>
      )}
    </Page>
  );
}

/** A workflow, and what becomes of the selection, in a sentence. */
function leadOf({ workflow, selected, included }: BulkPlan): string {
  const left = selected - included.length;
  const rest =
    left === 0
      ? "None is left out."
      : `${counted(left, "review")} of the selection ${left === 1 ? "is" : "are"} left out: see why below.`;
  return `${workflow}. Each review gets a decision of its own, which can be taken back by itself. ${rest}`;
}

function PlanSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-4 lg:grid-cols-[minmax(300px,360px)_minmax(0,1fr)]">
      <Skeleton className="h-80" />
      <Skeleton className="h-96" />
    </div>
  );
}
