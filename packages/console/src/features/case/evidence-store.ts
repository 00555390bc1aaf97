import type { Evidence } from "@surety/core/review/evidence";
import { type KeyboardEvent, useSyncExternalStore } from "react";

/** Which value is pointed at, here or on its page, which one stays lit, and where an answer under way says its values stand. */
type State = { over: Place | null; kept: string | null; answered: ReadonlyMap<string, readonly Evidence[]> };
type Place = { name: string; page: number };

let state: State = { over: null, kept: null, answered: new Map() };
const listeners = new Set<() => void>();

function become(next: Partial<State>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const nameOf = ({ step, field, page }: Evidence): string => `${step} ${field} ${page}`;
const placeOf = (evidence: Evidence): Place => ({ name: nameOf(evidence), page: evidence.page });

/** The name of a box on its page, by which its field finds it. */
export const markName = (evidence: Evidence): string => `evidence ${nameOf(evidence)}`.replaceAll(/\s+/g, "-");

/** Lights a value from elsewhere, as long as it is pointed at there. */
export function pointAt(evidence: Evidence | null): void {
  become({ over: evidence === null ? null : placeOf(evidence) });
}

/** Says where the values of an answer stand as they are now; null where it is not being given any more. */
export function markAnswer(step: string, evidence: readonly Evidence[] | null): void {
  const answered = new Map(state.answered);
  if (evidence === null) answered.delete(step);
  else answered.set(step, evidence);
  become({ answered });
}

/** What was read, with the places of answers under way instead of those that the machine gave for them. */
export function useMarks(read: readonly Evidence[]): Evidence[] {
  const { answered } = useSyncExternalStore(subscribe, () => state);
  return [...read.filter(({ step }) => !answered.has(step)), ...[...answered.values()].flat()];
}

/** The page of what is pointed at: it must be there to be seen. */
export const usePointedPage = (): number | null => useSyncExternalStore(subscribe, () => state.over?.page ?? null);

/** Whether a value and its box are lit, and what lights them: pointing at either, or Enter on it. */
export function useEvidence(evidence: Evidence) {
  const place = placeOf(evidence);
  const { over, kept } = useSyncExternalStore(subscribe, () => state);
  const enter = () => become({ over: place });
  const leave = () => become({ over: null });
  const keep = () => become({ kept: kept === place.name ? null : place.name });
  return {
    lit: over?.name === place.name || (over === null && kept === place.name),
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

/** The name of the input that asks for a value, by which its box finds it. */
export const fieldName = ({ step, field }: Pick<Evidence, "step" | "field">): string =>
  `field ${step} ${field}`.replaceAll(/\s+/g, "-");
