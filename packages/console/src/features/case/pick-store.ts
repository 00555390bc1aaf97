import type { PickablePlace } from "@surety/core/extract/pickable-places";
import { useSyncExternalStore } from "react";

/** A field that is being filled: what on the pages can be taken for it, and which of it was. */
export type Picking = {
  field: string;
  /** The input field that holds the document; null where there is only one. */
  document: string | null;
  places: readonly PickablePlace[];
  taken: readonly number[];
  /** Takes a place; `more` adds it to what was taken, as the second line of an address. */
  take: (place: number, more: boolean) => void;
};

let picking: Picking | null = null;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Begins to fill a field from the pages, shows what was taken by now, or (null) ends it. */
export function showPicking(next: Picking | null): void {
  picking = next;
  for (const listener of listeners) listener();
}

/** Takes a place of what is being filled now. */
export const takePlace = (place: number, more: boolean): void => picking?.take(place, more);

export const usePicking = (): Picking | null => useSyncExternalStore(subscribe, () => picking);
