import type { Evidence } from "@surety/core/review/evidence";
import { type KeyboardEvent, useSyncExternalStore } from "react";

/** Which value is pointed at, here or on its page, and which one stays lit. */
type State = { over: string | null; kept: string | null };

let state: State = { over: null, kept: null };
const listeners = new Set<() => void>();

function become(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const nameOf = ({ step, field, page }: Evidence): string => `${step} ${field} ${page}`;

/** The name of a box on its page, by which its field finds it. */
export const markName = (evidence: Evidence): string => `evidence ${nameOf(evidence)}`.replaceAll(/\s+/g, "-");

/** Lights a value from elsewhere, as long as it is pointed at there. */
export function pointAt(evidence: Evidence | null): void {
  become({ ...state, over: evidence === null ? null : nameOf(evidence) });
}

/** Whether a value and its box are lit, and what lights them: pointing at either, or Enter on it. */
export function useEvidence(evidence: Evidence) {
  const name = nameOf(evidence);
  const { over, kept } = useSyncExternalStore(subscribe, () => state);
  const enter = () => become({ ...state, over: name });
  const leave = () => become({ ...state, over: null });
  const keep = () => become({ ...state, kept: kept === name ? null : name });
  return {
    lit: over === name || (over === null && kept === name),
    on: {
      onPointerEnter: enter,
      onPointerLeave: leave,
      onFocus: enter,
      onBlur: leave,
      onClick: keep,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        keep();
      },
    },
  };
}
