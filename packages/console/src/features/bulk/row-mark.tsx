import { selectionStore, useIsSelected } from "./selection-store.ts";

/** The box in a row of the inbox with which a review is chosen to be decided together with others. */
export function RowMark({ id, title }: { id: string; title: string }) {
  const selected = useIsSelected(id);
  return (
    <label className="absolute right-0 bottom-0 flex size-9 items-center justify-center">
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
