import { useParams, useSearch } from "@tanstack/react-router";
import type { InboxSearch } from "../features/inbox/inbox-search.ts";
import { InboxView } from "../features/inbox/inbox-view.tsx";

/** One page for both addresses, so that going from review to review keeps the lists where they are. */
export function InboxPage() {
  const { reviewId } = useParams({ strict: false });
  const { queue, q, sort } = useSearch({ strict: false }) as InboxSearch;
  return (
    <InboxView openId={reviewId ?? null} search={{ ...(queue && { queue }), ...(q && { q }), ...(sort && { sort }) }} />
  );
}
