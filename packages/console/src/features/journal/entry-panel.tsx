import type { JournalEntry } from "@surety/core/wire/case";
import X from "lucide-react/icons/x";
import { JsonBlock } from "../../design/json-block.tsx";
import { exactTime } from "../../design/relative-time.ts";
import { FateMark } from "./fate-mark.tsx";
import { problemSentence } from "./reason-text.ts";

/** One arrival in full: what was sent, what was wrong with it, what to do. */
export function EntryPanel({ entry, onClose }: { entry: JournalEntry; onClose: () => void }) {
  return (
    <aside
      aria-label={`Arrival ${entry.eventId}`}
      className="flex w-full shrink-0 flex-col gap-3 rounded-md border bg-surface p-4 lg:w-80"
    >
      <header className="flex items-start justify-between gap-2">
        <div>
          <h2 className="text-h3">
            <FateMark fate={entry.fate} />
          </h2>
          <p className="font-mono text-xs text-ink-3">{entry.eventId}</p>
        </div>
        <button
          type="button"
          aria-label="Close"
          onClick={onClose}
          className="rounded-sm p-1 text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <X size={15} aria-hidden />
        </button>
      </header>
      <p className="text-ink-2">
        {entry.workflow}, trigger {entry.trigger}, {exactTime(entry.receivedAt)}
      </p>
      {entry.problems.length > 0 && (
        <ul className="flex flex-col gap-2">
          {entry.problems.map((problem) => (
            <li key={problem.field + problem.message} className="rounded-md border p-2.5">
              <p className="font-medium [overflow-wrap:anywhere]">{problemSentence(problem)}</p>
              <p className="text-ink-2">{problem.remedy}</p>
            </li>
          ))}
        </ul>
      )}
      <div>
        <h3 className="mb-1 text-sm font-medium text-ink-3">What was sent</h3>
        <JsonBlock value={entry.payload} label="Payload" />
      </div>
    </aside>
  );
}
