import type { SavedView } from "@surety/core/wire/review-list";
import { Button } from "../../design/button.tsx";
import { count } from "../../design/format.ts";
import { Kbd } from "../../design/kbd.tsx";
import { OverdueCount } from "./overdue-count.tsx";

type Props = {
  views: SavedView[];
  active: string | undefined;
  onView: (view: SavedView) => void;
  onSaveView: () => void;
};

const keyed = 9;

/** Filters with a name: one's own first, then what colleagues share. */
export function ViewList({ views, active, onView, onSaveView }: Props) {
  return (
    <nav aria-label="Views" className="flex flex-col gap-0.5 border-b p-2">
      <h2 className="px-2 text-xs font-medium text-ink-3">Views</h2>
      {views.length === 0 && (
        <p className="px-2 py-1 text-sm text-ink-3">Filter the list, then keep the filter here under a name.</p>
      )}
      {views.map((view, place) => (
        <button
          key={view.id}
          type="button"
          aria-current={view.id === active ? "true" : undefined}
          title={view.mine ? view.name : `${view.name}, shared by ${view.madeBy}`}
          onClick={() => onView(view)}
          className={`flex flex-col rounded-md px-2 py-1 text-left text-ink-2 hover:bg-line/60 ${
            view.id === active ? "bg-surface font-medium text-ink shadow-[0_0_0_1px_var(--line)]" : ""
          }`}
        >
          <span className="flex items-center justify-between gap-2">
            <span className="truncate">{view.name}</span>
            <span className="shrink-0 text-sm font-normal text-ink-3">{count(view.open)}</span>
          </span>
          <span className="flex items-center gap-1.5 text-xs font-normal text-ink-3">
            {place < keyed && <Kbd keys={`g ${place + 1}`} />}
            <span className="min-w-0 grow truncate">{notesOf(view)}</span>
            <OverdueCount overdue={view.overdue} />
          </span>
        </button>
      ))}
      <Button small keys="v" onClick={onSaveView} className="mt-1 self-start">
        {active === undefined ? "Save this view" : "Change this view"}
      </Button>
    </nav>
  );
}

function notesOf({ isDefault, shared, mine, madeBy }: SavedView): string {
  const notes = [isDefault ? "opens first" : "", shared && mine ? "shared" : "", mine ? "" : `by ${madeBy}`];
  return notes.filter((note) => note !== "").join(", ");
}
