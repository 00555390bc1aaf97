import type { QueueCount } from "@surety/core/wire/review";
import { Link } from "@tanstack/react-router";
import { count } from "../../design/format.ts";
import type { InboxSearch } from "./inbox-search.ts";
import { OverdueCount } from "./overdue-count.tsx";

const line = "flex h-8 items-center justify-between gap-2 rounded-md px-2 text-ink-2 hover:bg-line/60";
const here = "bg-surface font-medium text-ink shadow-[0_0_0_1px_var(--line)]";

/** The queues and what waits in each; overdue ones say so. */
export function QueueList({ queues, search }: { queues: QueueCount[]; search: InboxSearch }) {
  const open = queues.reduce((sum, queue) => sum + queue.open, 0);
  const overdue = queues.reduce((sum, queue) => sum + queue.overdue, 0);
  return (
    <nav aria-label="Queues" className="flex flex-col gap-0.5 p-2">
      <h2 className="px-2 text-xs font-medium text-ink-3">Queues</h2>
      <QueueLink
        label="All queues"
        open={open}
        overdue={overdue}
        search={{}}
        active={search.queue === undefined && search.view === undefined}
      />
      {byName(queues).map((queue) => (
        <QueueLink
          key={queue.queue}
          label={queue.queue}
          open={queue.open}
          overdue={queue.overdue}
          search={{ queue: queue.queue, sort: search.sort }}
          active={search.queue === queue.queue && search.view === undefined}
        />
      ))}
    </nav>
  );
}

/** One line for each queue, whatever workflows share it. */
function byName(counts: QueueCount[]): Pick<QueueCount, "queue" | "open" | "overdue">[] {
  return [...Map.groupBy(counts, ({ queue }) => queue)].map(([queue, some]) => ({
    queue,
    open: some.reduce((sum, one) => sum + one.open, 0),
    overdue: some.reduce((sum, one) => sum + one.overdue, 0),
  }));
}

type Props = { label: string; open: number; overdue: number; search: InboxSearch; active: boolean };

function QueueLink({ label, open, overdue, search, active }: Props) {
  return (
    <Link
      to="/inbox"
      search={search as never}
      aria-current={active ? "true" : undefined}
      className={`${line} ${active ? here : ""}`}
    >
      <span className="truncate">{label}</span>
      <span className="flex items-center gap-1.5 text-sm">
        <OverdueCount overdue={overdue} />
        <span className="text-ink-3">{count(open)}</span>
      </span>
    </Link>
  );
}
