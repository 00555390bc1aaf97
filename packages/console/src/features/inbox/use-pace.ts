import { useSyncExternalStore } from "react";
import { localDay, today, withDecision, withoutLast, type Pace } from "./pace.ts";

const KEY = "surety.pace";
const listeners = new Set<() => void>();
let pace: Pace = read();

function read(): Pace {
  const stored = localStorage.getItem(KEY);
  return today(stored === null ? null : (JSON.parse(stored) as Pace), localDay(new Date()));
}

function write(next: Pace): void {
  pace = next;
  localStorage.setItem(KEY, JSON.stringify(next));
  for (const listener of listeners) listener();
}

export const paceStore = {
  decided: (seconds: number) => write(withDecision(today(pace, localDay(new Date())), seconds)),
  undone: () => write(withoutLast(pace)),
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePace = (): Pace => useSyncExternalStore(subscribe, () => pace);
