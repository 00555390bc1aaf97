import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Props = { title?: ReactNode; aside?: ReactNode; children: ReactNode; className?: string; flush?: boolean };

/** What stands first and last in the rows of a table stands under the title. */
const edges = "[&_tr>*:first-child]:pl-4 [&_tr>*:last-child]:pr-4";

/** A bordered part of a page; `flush` lets tables reach the edge. */
export function Card({ title, aside, children, className, flush = false }: Props) {
  return (
    <section className={classNames("min-w-0 rounded-md border bg-surface", className)}>
      {title !== undefined && (
        <header className="flex min-h-10 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b px-4 py-2">
          <h2 className="text-h3">{title}</h2>
          {aside !== undefined && <div className="flex items-center gap-2 text-sm text-ink-3">{aside}</div>}
        </header>
      )}
      <div className={flush ? edges : "p-4"}>{children}</div>
    </section>
  );
}
