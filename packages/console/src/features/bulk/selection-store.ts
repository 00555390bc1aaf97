import { useSyncExternalStore } from "react";
import { nothing, type Selection, toggled, withIds } from "./selection.ts";

const KEY = "surety.selection";
const listeners = new Set<() => void>();
let selection: Selection = read();
let chosen: ReadonlySet<string> = new Set(selection.ids);

function read(): Selection {
  const stored = sessionStorage.getItem(KEY);
  return stored === null ? nothing : (JSON.parse(stored) as Selection);
}

function become(next: Selection): void {
  selection = next;
  chosen = new Set(next.ids);
  sessionStorage.setItem(KEY, JSON.stringify(next));
  for (const listener of listeners) listener();
}

/** The reviews that were chosen to be decided together; they stay chosen when the filter changes or the page is read again. */
export const selectionStore = {
  toggle: (id: string) => become(toggled(selection, id, Date.now())),
  add: (ids: readonly string[]) => become(withIds(selection, ids, Date.now())),
  clear: () => become(nothing),
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSelection = (): Selection => useSyncExternalStore(subscribe, () => selection);
export const useIsSelected = (id: string): boolean => useSyncExternalStore(subscribe, () => chosen.has(id));
