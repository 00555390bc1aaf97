import type { BulkItem } from "@surety/core/wire/bulk";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Countdown } from "../../design/countdown.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { SkeletonRows } from "../../design/skeleton.tsx";
import { bulkItemsQuery } from "../../services/bulk.ts";
import { stateWords } from "./bulk-words.ts";

type Props = { id: string; onUndo: (reviewId: string) => void; busy: boolean };

/** Each review of a bulk, and the way back for it alone. */
export function BulkItems({ id, onUndo, busy }: Props) {
  const query = useInfiniteQuery(bulkItemsQuery(id));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title="One by one" flush>
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <SkeletonRows rows={6} />}
      <ul className="divide-y">
        {items.map((item) => (
          <Item key={item.reviewId} item={item} onUndo={onUndo} busy={busy} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="border-t p-2 text-center">
          <Button small disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  );
}

function Item({ item, onUndo, busy }: { item: BulkItem; onUndo: Props["onUndo"]; busy: boolean }) {
  const [over, setOver] = useState(false);
  const until = over ? null : item.undoUntil;
  return (
    <li className="flex h-9 items-center gap-3 px-4">
      <Link
        to="/inbox/$reviewId"
        params={{ reviewId: item.reviewId }}
        className="min-w-0 grow truncate hover:underline"
      >
        {item.title}
      </Link>
      <span className="shrink-0 text-sm text-ink-3" title={item.reason ?? undefined}>
        {stateWords[item.state]}
      </span>
      {until !== null && (
        <>
          <Countdown until={until} onEnd={() => setOver(true)} />
          <Button small disabled={busy} aria-label={`Take back ${item.title}`} onClick={() => onUndo(item.reviewId)}>
            Take back
          </Button>
        </>
      )}
    </li>
  );
}
