import type { ReviewSummary } from "@surety/core/wire/review";
import { memo, useCallback, useEffect, useRef } from "react";
import UserRound from "lucide-react/icons/user-round";
import Users from "lucide-react/icons/users";
import { classNames } from "../../design/class-names.ts";
import { money } from "../../design/format.ts";
import { showRow, useRowWindow } from "../../design/use-row-window.ts";
import { RowMark } from "../bulk/row-mark.tsx";
import { DueMark } from "./due-mark.tsx";
import { useSteadyScroll } from "./use-steady-scroll.ts";

const ROW = 66;

type Props = {
  rows: ReviewSummary[];
  openId: string | null;
  /** The filters, as they stand behind an address. */
  address: string;
  onOpen: (id: string) => void;
};

/** What waits, one review after another; only those in sight are drawn. */
export function ReviewList({ rows, openId, address, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRowWindow({
    count: rows.length,
    scroller,
    height: ROW,
    overscan: 5,
    keyOf: (index) => rows[index]?.id ?? index,
  });
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  const openRow = useCallback((id: string) => latest.current(id), []);
  useSteadyScroll(virtual, rows, ROW);
  const place = rows.findIndex((row) => row.id === openId);
  useEffect(() => {
    if (place >= 0) showRow(virtual, place, ROW);
  }, [place, virtual]);
  return (
    <div ref={scroller} tabIndex={0} role="region" aria-label="Reviews" className="min-h-0 grow overflow-y-auto">
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          const isOpen = row?.id === openId;
          return (
            row && (
              <ReviewRow key={row.id} row={row} top={item.start} open={isOpen} address={address} onOpen={openRow} />
            )
          );
        })}
      </ul>
    </div>
  );
}

type RowProps = {
  row: ReviewSummary;
  top: number;
  open: boolean;
  address: string;
  onOpen: (id: string) => void;
};

/** An address of its own, for new tabs and for copying; a plain click stays on this page. */
const ReviewRow = memo(function ReviewRow({ row, top, open, address, onOpen }: RowProps) {
  return (
    <li style={{ transform: `translateY(${top}px)`, height: ROW }} className="absolute inset-x-0 top-0 border-b">
      <a
        href={`/inbox/${row.id}${address}`}
        onClick={(event) => {
          if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          onOpen(row.id);
        }}
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
          <GivenTo row={row} />
          {row.claimedBy && <span className="truncate">held by {row.claimedBy}</span>}
          {row.value && (
            <span className="ml-auto shrink-0 font-mono text-ink-2" title="at stake">
              {money(row.value.micros, row.value.currency)}
            </span>
          )}
        </span>
      </a>
      <RowMark id={row.id} title={row.title} />
    </li>
  );
});

/** To whom it is given; a group without a person waits for one of it. */
function GivenTo({ row: { assignee, group } }: { row: ReviewSummary }) {
  if (assignee === null && group === null) return null;
  return (
    <span className="flex min-w-0 items-center gap-1 text-ink-2">
      {assignee === null ? <Users size={11} aria-hidden /> : <UserRound size={11} aria-hidden />}
      <span className="truncate">
        <span className="sr-only">given to </span>
        {assignee?.name ?? group}
      </span>
    </span>
  );
}
