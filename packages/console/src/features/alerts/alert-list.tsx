import type { AlertRow } from "@surety/core/wire/alert";
import { classNames } from "../../design/class-names.ts";
import { Time } from "../../design/time.tsx";
import { SeverityMark, StateBadge } from "./alert-marks.tsx";

type Props = { rows: AlertRow[]; chosen: string | undefined; onChoose: (id: string) => void };

/** Alerts, the newest first; what has not reached anybody says so. */
export function AlertList({ rows, chosen, onChoose }: Props) {
  return (
    <ul aria-label="Alerts" className="divide-y">
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            aria-current={row.id === chosen}
            onClick={() => onChoose(row.id)}
            className={classNames(
              "flex w-full flex-col gap-1 px-4 py-2.5 text-left hover:bg-sunken",
              row.id === chosen && "bg-accent-soft! shadow-[inset_2px_0_0_var(--accent-ink)]",
            )}
          >
            <span className="flex w-full items-center justify-between gap-2 text-sm text-ink-3">
              <SeverityMark severity={row.severity} />
              <Time at={row.createdAt} />
            </span>
            <span className={classNames("line-clamp-2", row.state === "resolved" ? "text-ink-2" : "font-medium")}>
              {row.title}
            </span>
            <span className="flex flex-wrap items-center gap-2 text-sm text-ink-3">
              <StateBadge state={row.state} />
              {row.undelivered > 0 && <span className="text-harm-ink">{row.undelivered} not delivered</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
