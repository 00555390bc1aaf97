import type { Box } from "@surety/core/wire/document-page";
import { useSyncExternalStore } from "react";

/** A cell of a table that is pointed at: the input field that holds its document, and where on its pages it stands. */
export interface PointedCell {
  field: string;
  page: number;
  box: Box;
  /** Whether its place is to be brought into sight. */
  wanted: boolean;
}

let pointed: PointedCell | null = null;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function pointAtCell(cell: PointedCell | null): void {
  pointed = cell;
  for (const listener of listeners) listener();
}

/** The cell of a document that is pointed at. */
export function usePointedCell(field: string): PointedCell | null {
  const cell = useSyncExternalStore(subscribe, () => pointed);
  return cell?.field === field ? cell : null;
}
