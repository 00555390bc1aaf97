import { paceSentence } from "./pace.ts";
import { usePace } from "./use-pace.ts";

/** How the day goes. A help, not a race: nobody else sees it. */
export function InboxFoot({ waiting, decided }: { waiting: number; decided: number | null }) {
  const pace = usePace();
  // The server knows what was decided elsewhere; this device what it has not told the server yet.
  const done = Math.max(decided ?? 0, pace.seconds.length);
  const share = done + waiting === 0 ? 0 : done / (done + waiting);
  return (
    <footer className="flex h-8 shrink-0 items-center gap-3 border-t bg-sunken px-3 text-sm text-ink-2">
      <div aria-hidden className="h-1 w-28 overflow-hidden rounded-full bg-line max-sm:hidden">
        <div className="h-full bg-reviewed" style={{ width: `${share * 100}%` }} />
      </div>
      <span role="status">{paceSentence(pace, waiting, done)}</span>
    </footer>
  );
}
