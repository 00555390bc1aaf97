import { paceSentence } from "./pace.ts";
import { usePace } from "./use-pace.ts";

/** How the day goes. A help, not a race: nobody else sees it. */
export function InboxFoot({ waiting }: { waiting: number }) {
  const pace = usePace();
  const done = pace.seconds.length;
  const share = done + waiting === 0 ? 0 : done / (done + waiting);
  return (
    <footer className="flex h-8 shrink-0 items-center gap-3 border-t bg-sunken px-3 text-sm text-ink-2">
      <div aria-hidden className="h-1 w-28 overflow-hidden rounded-full bg-line max-sm:hidden">
        <div className="h-full bg-reviewed" style={{ width: `${share * 100}%` }} />
      </div>
      <span role="status">{paceSentence(pace, waiting)}</span>
    </footer>
  );
}
