import { useSyncExternalStore } from "react";

/** However long the first case takes, nothing else waits longer for it than this. */
const PATIENCE_MS = 800;
/** Longest that the first page is empty because its case is on its way. */
const AHEAD_MS = 400;

const listeners = new Set<() => void>();
let done = !/^\/inbox(\/|$)/.test(location.pathname);

/** What somebody came for stands on the screen; what is counted and listed around it may be asked for now. */
export function firstThingsDone(): void {
  if (done) return;
  done = true;
  for (const listener of listeners) listener();
}

if (!done) setTimeout(firstThingsDone, PATIENCE_MS);

/**
 * Reads what the first page of a sitting shows before it is drawn, so that it is drawn once; later pages come up at once and
 * say what is missing. A server that takes its time is not waited for.
 */
export async function ahead(read: () => Promise<unknown>): Promise<void> {
  if (done) return;
  await Promise.race([read(), new Promise((resolve) => setTimeout(resolve, AHEAD_MS))]);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** False while the first page of a sitting is the inbox and its first case is still on its way. */
export const useFirstThingsDone = (): boolean => useSyncExternalStore(subscribe, () => done);
