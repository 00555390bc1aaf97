import { useSyncExternalStore } from "react";

type State = { handled: ReadonlySet<string>; refusals: ReadonlyMap<string, unknown> };

let state: State = { handled: new Set(), refusals: new Map() };
const listeners = new Set<() => void>();

function become(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

/** What this person did in this sitting, ahead of the server: rows that left the list, and answers that were refused. */
export const inboxStore = {
  leave(id: string) {
    const refusals = new Map(state.refusals);
    refusals.delete(id);
    become({ handled: new Set([...state.handled, id]), refusals });
  },
  comeBack(id: string) {
    become({ ...state, handled: new Set([...state.handled].filter((each) => each !== id)) });
  },
  refuse(id: string, error: unknown) {
    const handled = new Set([...state.handled].filter((each) => each !== id));
    become({ handled, refusals: new Map(state.refusals).set(id, error) });
  },
  isHandled: (id: string): boolean => state.handled.has(id),
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useInboxStore = (): State => useSyncExternalStore(subscribe, () => state);
