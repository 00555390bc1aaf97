import { selectionStore, useIsSelected } from "./selection-store.ts";

/** The box in a row of the inbox with which a review is chosen to be decided together with others. */
export function RowMark({ id, title }: { id: string; title: string }) {
  const selected = useIsSelected(id);
  return (
    <label className="absolute right-0 bottom-0 flex h-9 w-10 items-end justify-center pb-1.5 max-sm:size-11">
      <input
        type="checkbox"
        aria-label={`Select ${title}`}
        checked={selected}
        onChange={() => selectionStore.toggle(id)}
        className="size-3.5 accent-(--accent)"
      />
    </label>
  );
}
