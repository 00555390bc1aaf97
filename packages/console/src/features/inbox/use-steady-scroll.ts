import type { ReviewSummary } from "@surety/core/wire/review";
import { useLayoutEffect, useRef } from "react";
import type { RowWindow } from "../../design/use-row-window.ts";

/**
 * Keeps the rows that are being looked at where they are when others come and go above them: the first of them that was in
 * sight and is still there stays at its place. A list that is at its top stays at its top.
 */
export function useSteadyScroll(list: RowWindow, rows: ReviewSummary[], height: number): void {
  const before = useRef<ReviewSummary[]>(rows);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = rows;
    // As the list last heard of it: asking the page would lay it out in the middle of a change.
    const top = list.scrollOffset ?? 0;
    if (old === rows || top < height) return;
    const moved = rowsMoved(old, rows, Math.floor(top / height));
    if (moved !== 0) list.scrollElement?.scrollBy(0, moved * height);
  }, [rows, list, height]);
}

/** By how many places the first row from `from` on that is still there has moved. */
export function rowsMoved(before: readonly { id: string }[], after: readonly { id: string }[], from: number): number {
  const places = new Map(after.map(({ id }, place) => [id, place]));
  for (let place = from; place < before.length; place += 1) {
    const now = places.get(before[place]?.id ?? "");
    if (now !== undefined) return now - place;
  }
  return 0;
}
