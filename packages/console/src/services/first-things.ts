import { useSyncExternalStore } from "react";

/** However long the first case takes, nothing else waits longer for it than this. */
const PATIENCE_MS = 800;

const listeners = new Set<() => void>();
let done = !/^\/inbox(\/|$)/.test(location.pathname);

/** What somebody came for stands on the screen; what is counted and listed around it may be asked for now. */
export function firstThingsDone(): void {
  if (done) return;
  done = true;
  for (const listener of listeners) listener();
}

if (!done) setTimeout(firstThingsDone, PATIENCE_MS);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** False while the first page of a sitting is the inbox and its first case is still on its way. */
export const useFirstThingsDone = (): boolean => useSyncExternalStore(subscribe, () => done);
