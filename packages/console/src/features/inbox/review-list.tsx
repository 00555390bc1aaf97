import type { ReviewSummary } from "@surety/core/wire/review";
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useRef } from "react";
import { classNames } from "../../design/class-names.ts";
import { RowMark } from "../bulk/row-mark.tsx";
import { DueMark } from "./due-mark.tsx";
import type { InboxSearch } from "./inbox-search.ts";

const ROW = 66;

type Props = { rows: ReviewSummary[]; openId: string | null; search: InboxSearch };

/** What waits, one review after another; only those in sight are drawn. */
export function ReviewList({ rows, openId, search }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const place = rows.findIndex((row) => row.id === openId);
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: "auto" });
  }, [place, virtual]);
  return (
    <div ref={scroller} tabIndex={0} role="region" aria-label="Reviews" className="min-h-0 grow overflow-y-auto">
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row && <ReviewRow key={row.id} row={row} top={item.start} open={row.id === openId} search={search} />;
        })}
      </ul>
    </div>
  );
}

type RowProps = { row: ReviewSummary; top: number; open: boolean; search: InboxSearch };

const ReviewRow = memo(function ReviewRow({ row, top, open, search }: RowProps) {
  return (
    <li style={{ transform: `translateY(${top}px)`, height: ROW }} className="absolute inset-x-0 top-0 border-b">
      <Link
        to="/inbox/$reviewId"
        params={{ reviewId: row.id }}
        search={search as never}
        preload={false}
        aria-current={open ? "true" : undefined}
        className={classNames(
          "flex h-full flex-col justify-center px-3 hover:bg-sunken",
          open && "bg-accent-soft! shadow-[inset_2px_0_0_var(--accent-ink)]",
        )}
      >
        <span className="flex items-baseline justify-between gap-3">
          <span className="truncate font-medium">{row.title}</span>
          <span className="shrink-0 text-xs">
            <DueMark at={row.dueAt} />
          </span>
        </span>
        <span className="truncate text-sm text-ink-2">{row.preview}</span>
        <span className="flex gap-2 pr-6 text-xs text-ink-3">
          <span className="truncate">{row.queue}</span>
          {row.stakes === "high" && <span className="font-medium text-caught-ink">high stakes</span>}
          {row.claimedBy && <span className="truncate">held by {row.claimedBy}</span>}
        </span>
      </Link>
      <RowMark id={row.id} title={row.title} />
    </li>
  );
});
