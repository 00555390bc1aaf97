import { useSyncExternalStore } from "react";

export type ConnectionState = "open" | "lost";

let state: ConnectionState = "open";
const listeners = new Set<() => void>();

function become(next: ConnectionState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Whether the server answers. Requests and the live stream report here; the shell shows a bar while it does not. */
export const connection = {
  answered: () => become("open"),
  failed: () => become("lost"),
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useConnection = (): ConnectionState => useSyncExternalStore(subscribe, () => state);
