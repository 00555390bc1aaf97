import type { CaseSummary } from "@surety/core/wire/case";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { classNames } from "../../design/class-names.ts";
import { Confidence } from "../../design/confidence.tsx";
import { Time } from "../../design/time.tsx";
import { StatusMark } from "./status-mark.tsx";

export const caseColumns =
  "grid grid-cols-[minmax(200px,1fr)_150px_minmax(150px,0.5fr)_110px_90px_84px] items-center gap-3 px-4";

/** One line of the list of cases; the whole line is the link. */
export const CaseRow = memo(function CaseRow({
  row,
  selected,
  top,
}: {
  row: CaseSummary;
  selected: boolean;
  top: number;
}) {
  return (
    <div
      role="row"
      aria-selected={selected}
      style={{ transform: `translateY(${top}px)` }}
      className={classNames(
        caseColumns,
        "absolute inset-x-0 top-0 h-8 border-b text-sm hover:bg-sunken",
        selected && "bg-accent-soft! shadow-[inset_2px_0_0_var(--accent-ink)]",
      )}
    >
      <span role="gridcell" className="min-w-0 truncate">
        <Link
          to="/cases/$id"
          params={{ id: row.id }}
          preload={false}
          className="font-medium after:absolute after:inset-0"
        >
          {row.title}
        </Link>
      </span>
      <span role="gridcell" className="truncate text-ink-2">
        <StatusMark status={row.status} route={row.route} waitingFor={row.waitingFor} />
      </span>
      <span role="gridcell" className="truncate">
        {row.answer ?? <span className="text-ink-3">{row.blind ? "hidden: to be audited" : "no answer yet"}</span>}
      </span>
      <span role="gridcell">
        <Confidence value={row.confidence} />
      </span>
      <span role="gridcell" className="truncate text-ink-2">
        {row.segment ?? "–"}
      </span>
      <span role="gridcell" className="text-right text-ink-3">
        <Time at={row.receivedAt} />
      </span>
    </div>
  );
});
