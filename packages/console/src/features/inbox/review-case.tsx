import type { ReviewDetail } from "@surety/core/wire/review";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Badge } from "../../design/badge.tsx";
import { Kbd } from "../../design/kbd.tsx";
import { CaseSource } from "../case/case-source.tsx";
import { CheckList } from "../case/check-list.tsx";
import { PastCaseList } from "../case/past-case-list.tsx";
import { PreparedList } from "../case/prepared-list.tsx";
import { DueMark } from "./due-mark.tsx";
import { WhyRegion } from "./why-region.tsx";

/**
 * The case itself, in as many columns as there is room for. Nothing here says whether it is an audit, and a blind review
 * shows no way to the machine's answer.
 */
export function ReviewCase({ review }: { review: ReviewDetail }) {
  const { explained, prepared } = review.case;
  return (
    <article aria-label={review.title} className="@container flex flex-col gap-3 p-4">
      <Facts review={review} />
      <WhyRegion review={review} />
      <div className="grid items-start gap-x-5 gap-y-3 @3xl:grid-cols-2">
        <Part title="What came">
          <CaseSource detail={review.case} asked={review.questions.map(({ judgment }) => judgment)} />
        </Part>
        <div className="flex min-w-0 flex-col gap-3">
          {prepared.length > 0 && (
            <Part title="Prepared">
              <PreparedList prepared={prepared} explained={explained} />
              <CheckList checks={explained?.checks ?? []} />
            </Part>
          )}
          <History history={review.history} />
          {review.similar.length > 0 && (
            <Part title="Similar cases">
              <PastCaseList cases={review.similar} shown={3} />
            </Part>
          )}
        </div>
      </div>
    </article>
  );
}

function Facts({ review }: { review: ReviewDetail }) {
  const blind = review.case.blind || review.questions.every((question) => question.suggestion === null);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-3">
      <span>{review.workflow}</span>
      <span>{review.queue}</span>
      <DueMark at={review.dueAt} />
      {review.stakes === "high" && <Badge tone="caught">high stakes</Badge>}
      {review.fourEyes && <Badge>two people decide</Badge>}
      {review.timed && <Badge tone="accent">timed, without a suggestion</Badge>}
      <span className="ml-auto max-lg:hidden" title="The case, the answer, what happens then">
        parts <Kbd keys="[ ]" />
      </span>
      {!blind && (
        <Link to="/cases/$id" params={{ id: review.caseId }} className="text-accent-ink hover:underline max-sm:py-3.5">
          whole case
        </Link>
      )}
    </div>
  );
}

function History({ history }: { history: ReviewDetail["history"] }) {
  if (history === null) return null;
  const { key, items, total } = history;
  return (
    <Part title={key === null ? "Earlier cases" : `Earlier cases of ${key}`}>
      {items.length === 0 ? (
        <p className="text-sm text-ink-3">This is the first one.</p>
      ) : (
        <>
          <PastCaseList cases={items} shown={3} />
          {total > items.length && <p className="text-xs text-ink-3">{total > 99 ? "100 or more" : total} in all</p>}
        </>
      )}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section role="region" aria-label={title} className="min-w-0">
      <h3 className="mb-1 truncate text-xs font-medium text-ink-3">{title}</h3>
      {children}
    </section>
  );
}
