import type { Workload } from "@surety/core/wire/workload";
import { Link } from "@tanstack/react-router";
import { count } from "../../design/format.ts";

/** Who has what in hand. How people decide is not told here: that is theirs. */
export function PeopleWork({ people }: Pick<Workload, "people">) {
  if (people.length === 0) return <p className="p-4 text-ink-3">Nobody has a review in hand.</p>;
  return (
    <ul className="divide-y">
      {people.map((one) => (
        <li key={one.person} className="flex min-h-9 flex-wrap items-center gap-x-4 px-4 py-1">
          <span className="min-w-0 grow truncate font-medium">{one.name}</span>
          <Link to="/inbox" search={{ assignee: one.person } as never} className="text-sm hover:underline">
            {count(one.given)} given
          </Link>
          <span className={`text-sm ${one.overdue > 0 ? "text-caught-ink" : "text-ink-3"}`}>
            {count(one.overdue)} overdue
          </span>
          <span className="text-sm text-ink-2">{count(one.held)} open at the moment</span>
        </li>
      ))}
    </ul>
  );
}
