import { mostInBulk } from "@surety/core/review/most-in-bulk";

/** The chosen reviews in the order of choosing. `since` is when the first was chosen, in milliseconds. */
export type Selection = { ids: readonly string[]; since: number | null };

export const nothing: Selection = { ids: [], since: null };

/** Chooses these too, up to as many as one bulk decides. */
export function withIds({ ids, since }: Selection, more: readonly string[], now: number): Selection {
  const all = [...new Set([...ids, ...more])].slice(0, mostInBulk);
  return all.length === 0 ? nothing : { ids: all, since: since ?? now };
}

/** Chooses a review, or lets it go again. */
export function toggled(selection: Selection, id: string, now: number): Selection {
  if (!selection.ids.includes(id)) return withIds(selection, [id], now);
  const ids = selection.ids.filter((one) => one !== id);
  return ids.length === 0 ? nothing : { ...selection, ids };
}
