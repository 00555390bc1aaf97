import { useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { inboxSearch } from "../features/inbox/inbox-search.ts";
import { InboxView } from "../features/inbox/inbox-view.tsx";

/** One page for both addresses, so that going from review to review keeps the lists where they are. */
export function InboxPage() {
  const { reviewId } = useParams({ strict: false });
  const raw = JSON.stringify(useSearch({ strict: false }));
  // The same object for as long as it says the same, or each step would draw every row anew.
  const search = useMemo(() => inboxSearch(JSON.parse(raw) as Record<string, unknown>), [raw]);
  return <InboxView openId={reviewId ?? null} search={search} />;
}
