import type { ReviewDetail } from "@surety/core/wire/review";
import { Link } from "@tanstack/react-router";
import { Badge } from "../../design/badge.tsx";
import { SourceColumn } from "../case/source-column.tsx";
import { DueMark } from "./due-mark.tsx";

/** The case itself. Nothing here says whether it is an audit, and a blind review shows no way to the machine's answer. */
export function ReviewCase({ review }: { review: ReviewDetail }) {
  const blind = review.questions.every((question) => question.suggestion === null);
  return (
    <article aria-label={review.title} className="flex flex-col gap-4 p-4 lg:p-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-3">
        <span>{review.workflow}</span>
        <span>{review.queue}</span>
        <DueMark at={review.dueAt} />
        {review.stakes === "high" && <Badge tone="caught">high stakes</Badge>}
        {review.fourEyes && <Badge>two people decide</Badge>}
        {review.timed && <Badge tone="accent">timed, without a suggestion</Badge>}
        {!blind && (
          <Link to="/cases/$id" params={{ id: review.caseId }} className="ml-auto text-accent-ink hover:underline">
            whole case
          </Link>
        )}
      </div>
      <SourceColumn detail={review.case} />
      {review.similar.length > 0 && (
        <section className="border-t pt-3">
          <h3 className="mb-1 text-sm font-medium text-ink-3">Similar cases that ended</h3>
          <ul className="divide-y">
            {review.similar.map((each) => (
              <li key={each.caseId} className="flex items-center justify-between gap-3 py-1.5 text-sm">
                <Link to="/cases/$id" params={{ id: each.caseId }} className="truncate hover:underline">
                  {each.title}
                </Link>
                <span className="shrink-0 text-ink-2">{each.answer}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
