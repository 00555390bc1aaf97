import type { QueueCount } from "@surety/core/wire/review";
import { Link } from "@tanstack/react-router";
import { count } from "../../design/format.ts";
import type { InboxSearch } from "./inbox-search.ts";

const line = "flex h-8 items-center justify-between gap-2 rounded-md px-2 text-ink-2 hover:bg-line/60";
const here = "bg-surface font-medium text-ink shadow-[0_0_0_1px_var(--line)]";

/** The queues and what waits in each; overdue ones say so. */
export function QueueList({ queues, search }: { queues: QueueCount[]; search: InboxSearch }) {
  const open = queues.reduce((sum, queue) => sum + queue.open, 0);
  const overdue = queues.reduce((sum, queue) => sum + queue.overdue, 0);
  return (
    <nav aria-label="Queues" className="flex flex-col gap-0.5 p-2">
      <QueueLink
        label="All queues"
        open={open}
        overdue={overdue}
        search={{ ...search, queue: undefined }}
        active={search.queue === undefined}
      />
      {queues.map((queue) => (
        <QueueLink
          key={queue.queue}
          label={queue.queue}
          open={queue.open}
          overdue={queue.overdue}
          search={{ ...search, queue: queue.queue }}
          active={search.queue === queue.queue}
        />
      ))}
    </nav>
  );
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
        {overdue > 0 && (
          <span className="rounded-sm bg-caught-soft px-1 text-xs text-caught-ink" title={`${count(overdue)} overdue`}>
            {count(overdue)} late
          </span>
        )}
        <span className="text-ink-3">{count(open)}</span>
      </span>
    </Link>
  );
}
