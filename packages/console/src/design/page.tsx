import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** The frame of a page: title, one quiet line about it, actions, and the content that scrolls. */
export function Page({
  title,
  lead,
  actions,
  children,
  wide = false,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}) {
  return (
    <div className={classNames("mx-auto flex w-full flex-col gap-4 px-4 py-4 lg:px-6", wide ? "" : "max-w-[1560px]")}>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 [overflow-wrap:anywhere]">
          <h1 className="text-h1">{title}</h1>
          {lead !== undefined && (
            <div className={classNames("mt-0.5 text-ink-2", typeof lead === "string" && "max-w-[72ch]")}>{lead}</div>
          )}
        </div>
        {actions !== undefined && <div className="flex items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
