import type { JournalEntry } from "@surety/core/wire/case";
import { Link } from "@tanstack/react-router";
import { memo, useEffect, useRef } from "react";
import { classNames } from "../../design/class-names.ts";
import { Time } from "../../design/time.tsx";
import { useRowWindow } from "../../design/use-row-window.ts";
import { FateMark } from "./fate-mark.tsx";
import { reasonText } from "./reason-text.ts";

const ROW = 32;
const AHEAD = 40;
const columns = "grid grid-cols-[88px_110px_64px_minmax(120px,1fr)_92px_76px] items-center gap-3 px-4";

type Props = { rows: JournalEntry[]; chosen: string | undefined; more: () => void; onChoose: (id: string) => void };

/** Everything that arrived, newest first, with what became of it and why. */
export function JournalTable({ rows, chosen, more, onChoose }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRowWindow({ count: rows.length, scroller, height: ROW, overscan: 12 });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - AHEAD) more();
  }, [last, rows.length, more]);
  return (
    <div role="grid" aria-label="Journal" className="flex min-h-0 min-w-[630px] grow flex-col">
      <div role="row" className={`${columns} h-8 shrink-0 border-b text-sm font-medium text-ink-3`}>
        {["Became", "Workflow", "Trigger", "Why", "Case"].map((name) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
        <span role="columnheader" className="text-right">
          Arrived
        </span>
      </div>
      <div ref={scroller} role="rowgroup" tabIndex={0} aria-label="Rows" className="min-h-0 grow overflow-y-auto">
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <JournalRow
                  key={row.eventId}
                  row={row}
                  top={item.start}
                  chosen={row.eventId === chosen}
                  onChoose={onChoose}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

type RowProps = { row: JournalEntry; top: number; chosen: boolean; onChoose: (id: string) => void };

const JournalRow = memo(function JournalRow({ row, top, chosen, onChoose }: RowProps) {
  return (
    <div
      role="row"
      aria-selected={chosen}
      style={{ transform: `translateY(${top}px)` }}
      className={classNames(
        columns,
        "absolute inset-x-0 top-0 h-8 border-b text-sm hover:bg-sunken",
        chosen && "bg-accent-soft! shadow-[inset_2px_0_0_var(--accent-ink)]",
      )}
    >
      <span role="gridcell">
        <button
          type="button"
          onClick={() => onChoose(row.eventId)}
          className="flex h-8 items-center after:absolute after:inset-0"
        >
          <FateMark fate={row.fate} />
        </button>
      </span>
      <span role="gridcell" className="truncate text-ink-2">
        {row.workflow}
      </span>
      <span role="gridcell" className="truncate text-ink-2">
        {row.trigger}
      </span>
      <span role="gridcell" className="truncate">
        {reasonText(row) ?? <span className="text-ink-3">–</span>}
      </span>
      <span role="gridcell" className="relative z-10 truncate font-mono text-xs leading-8">
        {row.caseId && (
          <Link to="/cases/$id" params={{ id: row.caseId }} preload={false} className="hover:underline">
            {row.caseId}
          </Link>
        )}
      </span>
      <span role="gridcell" className="text-right text-ink-3">
        <Time at={row.receivedAt} />
      </span>
    </div>
  );
});
