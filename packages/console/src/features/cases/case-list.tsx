import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import Rows3 from "lucide-react/icons/rows-3";
import { useEffect, useMemo, useRef } from "react";
import { buttonClass } from "../../design/button.tsx";
import { EmptyState } from "../../design/empty-state.tsx";
import { count } from "../../design/format.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { SkeletonRows } from "../../design/skeleton.tsx";
import { useRowWindow } from "../../design/use-row-window.ts";
import { caseFilters, casesQuery, type CaseFilter } from "../../services/cases.ts";
import { useKeys } from "../keyboard/key-store.ts";
import { CaseFilters } from "./case-filters.tsx";
import { caseColumns, CaseRow } from "./case-row.tsx";

const ROW = 32;
const AHEAD = 60;

export type CaseListFilter = CaseFilter & { sel?: string | undefined };
type Props = { filter: CaseListFilter; fixedWorkflow?: boolean; onFilter: (filter: CaseListFilter) => void };

/** Every filter of the address narrows the list; the page has more in its address that the server does not know. */
const serverFilter = (filter: CaseListFilter): CaseFilter =>
  Object.fromEntries(caseFilters.map((name) => [name, filter[name]]));

/** Cases, newest first, as many as there are: only the rows in sight are drawn, and pages follow the scrolling. */
export function CaseList({ filter, fixedWorkflow = false, onFilter }: Props) {
  const query = useInfiniteQuery(casesQuery(serverFilter(filter)));
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRowWindow({ count: rows.length, scroller, height: ROW, overscan: 12 });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - AHEAD) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const chosen = rows.findIndex((row) => row.id === filter.sel);
  useListKeys({
    chosen,
    size: rows.length,
    id: filter.sel,
    move: (to) => {
      virtual.scrollToIndex(to);
      onFilter({ ...filter, sel: rows[to]?.id });
    },
  });
  return (
    <div className="flex min-h-0 grow flex-col gap-3">
      <CaseFilters
        filter={filter}
        fixedWorkflow={fixedWorkflow}
        onFilter={(change) => onFilter({ ...change, sel: undefined })}
      />
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      <div
        hidden={query.isError && rows.length === 0}
        className={`flex min-h-72 flex-col overflow-x-auto rounded-md border bg-surface ${fixedWorkflow ? "h-[calc(100dvh-308px)]" : "h-[calc(100dvh-220px)]"}`}
      >
        {query.isPending && <SkeletonRows rows={14} />}
        {query.isSuccess && rows.length === 0 && (
          <NoCases
            filtered={caseFilters.some((name) => name !== "workflow" && filter[name] !== undefined)}
            clear={() => onFilter(fixedWorkflow ? { workflow: filter.workflow } : {})}
          />
        )}
        <div
          hidden={rows.length === 0}
          role="grid"
          aria-label="Cases"
          aria-rowcount={hasNextPage ? -1 : rows.length}
          className="flex min-h-0 min-w-[860px] grow flex-col"
        >
          <div role="row" className={`${caseColumns} h-8 shrink-0 border-b text-sm font-medium text-ink-3`}>
            {["Case", "Status", "Answer", "Confidence", "Segment"].map((name) => (
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
                return row && <CaseRow key={row.id} row={row} selected={item.index === chosen} top={item.start} />;
              })}
            </div>
          </div>
        </div>
      </div>
      <p role="status" className="text-sm text-ink-3">
        {rows.length > 0 &&
          `${count(rows.length)} cases loaded${hasNextPage ? ", more as you scroll" : ", that is all"}`}
      </p>
    </div>
  );
}

type ListKeys = { chosen: number; size: number; id: string | undefined; move: (to: number) => void };

function useListKeys({ chosen, size, id, move }: ListKeys): void {
  const navigate = useNavigate();
  const step = (by: number) => {
    if (size > 0) move(Math.min(size - 1, Math.max(0, chosen + by)));
  };
  useKeys([
    { keys: "j", label: "Next case", group: "List", run: () => step(1) },
    { keys: "k", label: "Case before", group: "List", run: () => step(-1) },
    {
      keys: "Enter",
      label: "Open the case",
      group: "List",
      run: () => id !== undefined && void navigate({ to: "/cases/$id", params: { id } }),
    },
  ]);
}

function NoCases({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  if (filtered)
    return (
      <EmptyState
        icon={<Rows3 size={28} aria-hidden />}
        title="No case fits these filters"
        action={
          <button type="button" className={buttonClass("primary")} onClick={clear}>
            Show all cases
          </button>
        }
      >
        Take a word away, or look at all of them.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<Rows3 size={28} aria-hidden />}
      title="No case yet"
      action={
        <Link to="/journal" className={buttonClass("primary")}>
          Look at the journal
        </Link>
      }
    >
      Each accepted arrival becomes a case. The journal shows everything that came, also what was turned away and why.
    </EmptyState>
  );
}
