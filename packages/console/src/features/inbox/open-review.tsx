import type { EscalateRequest } from "@surety/core/wire/deciding";
import type { DecisionRequest } from "@surety/core/wire/review";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowLeft from "lucide-react/icons/arrow-left";
import type { MouseEvent } from "react";
import { Loaded } from "../../design/loaded.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { toasts } from "../../design/toast.tsx";
import { reviewActions, reviewQuery } from "../../services/reviews.ts";
import { DeskRegion } from "../desk/desk-region.tsx";
import { AnswerPanel } from "./answer-panel.tsx";
import { inboxStore, useInboxStore } from "./inbox-store.ts";
import type { InboxSearch } from "./inbox-search.ts";
import { afterPaint } from "./use-ahead.ts";
import { ReviewCase } from "./review-case.tsx";
import { useClaim } from "./use-claim.ts";
import { useRegionKeys } from "./use-region-keys.ts";

type Props = {
  id: string;
  search: InboxSearch;
  onDone: () => void;
  decide: (id: string, title: string, decision: DecisionRequest) => Promise<void>;
  escalate: (id: string, title: string, request: EscalateRequest) => Promise<void>;
};

/**
 * The open review: the case beside the answer. The next one appears before the key is up; saving goes on behind. What scrolls
 * is `relative`: names for readers alone stand out of the flow, and would else make the whole page scroll.
 */
export function OpenReview({ id, search, onDone, decide, escalate }: Props) {
  const review = useQuery(reviewQuery(id));
  useRegionKeys();
  const { refusal: claimRefusal, again } = useClaim(id);
  const refusal = useInboxStore().refusals.get(id) ?? claimRefusal;
  const skip = () => {
    inboxStore.leave(id);
    onDone();
    reviewActions.skip(id).catch(() => inboxStore.comeBack(id));
    afterPaint(() => toasts.add({ id: "skipped", title: "Skipped. It stays open for others.", timeout: 2000 }));
  };
  const gone = () => {
    inboxStore.leave(id);
    onDone();
  };
  return (
    <div className="relative grid min-h-0 min-w-0 max-lg:auto-rows-max max-lg:grid-cols-[minmax(0,1fr)] max-lg:content-start max-lg:overflow-y-auto lg:grid-cols-[minmax(0,1fr)_minmax(300px,360px)] lg:grid-rows-1">
      <div className="flex h-9 items-stretch justify-between border-b px-3 max-lg:sticky max-lg:top-0 max-lg:z-10 max-lg:bg-surface max-sm:h-12 lg:hidden">
        <Link to="/inbox" search={search as never} className="flex items-center gap-1.5 pr-4 text-ink-2">
          <ArrowLeft size={14} aria-hidden /> All reviews
        </Link>
        {/* On a phone the case comes first, and the answer is one press away however long it is. */}
        <a href="#answer" onClick={goToAnswer} className="flex items-center gap-1.5 pl-4 font-medium text-accent-ink">
          Answer <ArrowDown size={14} aria-hidden />
        </a>
      </div>
      <Loaded query={review} skeleton={<ReviewSkeleton />}>
        {(detail) => (
          <>
            <div
              tabIndex={0}
              role="region"
              aria-label="Case"
              data-review={detail.id}
              data-part
              className="relative overflow-y-auto bg-canvas max-lg:overflow-visible lg:min-h-0"
            >
              <ReviewCase review={detail} />
              <DeskRegion id={id} onTaken={again} onGone={gone} />
            </div>
            <div
              id="answer"
              tabIndex={-1}
              className="relative scroll-mt-12 scroll-pb-40 overflow-y-auto border-l bg-surface outline-none lg:min-h-0 max-lg:overflow-visible max-lg:border-t max-lg:border-l-0"
            >
              <AnswerPanel
                review={detail}
                refusal={refusal}
                onSkip={skip}
                onEscalate={(request) => {
                  void escalate(id, detail.title, request);
                  onDone();
                }}
                onDecide={(decision) => {
                  void decide(id, detail.title, decision);
                  onDone();
                }}
              />
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}

function goToAnswer(event: MouseEvent): void {
  event.preventDefault();
  const answer = document.querySelector<HTMLElement>("#answer");
  answer?.focus({ preventScroll: true });
  answer?.scrollIntoView({ block: "start" });
}

/** The places of what is on its way: the facts, why it is here, the source, what was prepared. */
function ReviewSkeleton() {
  return (
    <>
      <div role="status" aria-label="Loading" className="flex flex-col gap-3 p-4">
        <Skeleton className="h-4 w-1/2" />
        <Skeleton className="h-20" />
        <Skeleton className="h-6 w-2/3" />
        <Skeleton className="h-32" />
        <Skeleton className="h-28" />
      </div>
      <div className="border-l p-4">
        <Skeleton className="h-80" />
      </div>
    </>
  );
}
