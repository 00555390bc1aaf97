import type { TimelineEntry } from "@surety/core/wire/case";
import Brain from "lucide-react/icons/brain";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import Eraser from "lucide-react/icons/eraser";
import Inbox from "lucide-react/icons/inbox";
import Mail from "lucide-react/icons/mail";
import RotateCw from "lucide-react/icons/rotate-cw";
import Send from "lucide-react/icons/send";
import ShieldCheck from "lucide-react/icons/shield-check";
import StickyNote from "lucide-react/icons/sticky-note";
import UserCheck from "lucide-react/icons/user-check";
import Wrench from "lucide-react/icons/wrench";
import { duration, money, unbroken } from "../../design/format.ts";
import { Folded } from "../../design/folded.tsx";
import { JsonBlock } from "../../design/json-block.tsx";
import { clockTime, exactTime } from "../../design/relative-time.ts";
import { gapText } from "./gap-text.ts";

const icons = {
  event: Mail,
  prepared: Eraser,
  judged: Brain,
  call: Wrench,
  gate: ShieldCheck,
  review: Inbox,
  decision: UserCheck,
  effect: Send,
  retry: RotateCw,
  error: CircleX,
  status: CircleCheck,
  note: StickyNote,
} as const satisfies Record<TimelineEntry["kind"], unknown>;
const rings: Partial<Record<TimelineEntry["kind"], string>> = {
  gate: "border-automated text-automated-ink",
  review: "border-reviewed text-reviewed-ink",
  decision: "border-reviewed text-reviewed-ink",
  error: "border-harm text-harm-ink",
};

/** The life of one case from top to bottom. Waits longer than a minute are written between the lines. */
export function Timeline({ entries, currency }: { entries: TimelineEntry[]; currency: string }) {
  return (
    <ol className="flex flex-col">
      {entries.map((entry, place) => {
        const before = entries[place - 1];
        return (
          <TimelineRow
            key={entry.id}
            entry={entry}
            currency={currency}
            gap={before === undefined ? null : gapText(before.at, entry.at)}
            last={place === entries.length - 1}
          />
        );
      })}
    </ol>
  );
}

type RowProps = { entry: TimelineEntry; currency: string; gap: string | null; last: boolean };

function TimelineRow({ entry, currency, gap, last }: RowProps) {
  const Icon = icons[entry.kind];
  const cost = entry.detail["costMicros"];
  const facts = [
    entry.actor,
    entry.milliseconds === null ? null : duration(entry.milliseconds),
    typeof cost === "number" && cost > 0 ? money(cost, currency) : null,
  ].filter(Boolean);
  return (
    <>
      {gap && (
        <li className="flex items-center gap-3 py-1 text-sm text-ink-3">
          <span aria-hidden className="ml-[11px] h-5 border-l border-dashed border-line-strong" />
          <span className="ml-2">{gap} later</span>
        </li>
      )}
      <li className="flex gap-3">
        <div className="flex flex-col items-center">
          <span
            className={`flex size-6 shrink-0 items-center justify-center rounded-full border bg-surface ${rings[entry.kind] ?? "border-line-strong text-ink-3"}`}
          >
            <Icon size={13} aria-hidden />
          </span>
          {!last && <span aria-hidden className="w-px grow bg-line" />}
        </div>
        <div className="min-w-0 grow pb-4">
          <div className="flex items-baseline justify-between gap-3">
            <p className={`min-w-0 [overflow-wrap:anywhere] ${entry.kind === "error" ? "text-harm-ink" : ""}`}>
              {unbroken(entry.title)}
            </p>
            <time dateTime={entry.at} title={exactTime(entry.at)} className="shrink-0 font-mono text-xs text-ink-3">
              {clockTime(entry.at)}
            </time>
          </div>
          <div className="flex flex-wrap items-start gap-x-3 text-sm text-ink-3">
            {facts.length > 0 && <span>{facts.join(", ")}</span>}
            {Object.keys(entry.detail).length > 0 && (
              <Folded summary="details">
                <JsonBlock value={entry.detail} label={`Details: ${entry.title}`} />
              </Folded>
            )}
          </div>
        </div>
      </li>
    </>
  );
}
