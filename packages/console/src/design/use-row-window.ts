import { elementScroll, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";

export type RowWindow = Virtualizer<HTMLDivElement, Element>;
type Size = { width: number; height: number };

type Options = {
  count: number;
  scroller: RefObject<HTMLDivElement | null>;
  /** Of a row, in pixels. */
  height: number;
  /** Rows that are drawn beyond those in sight. */
  overscan: number;
  keyOf?: (index: number) => string | number;
};

/**
 * The rows in sight of a list of equal rows. Its first drawing guesses that the list is as high as the window, and its true
 * size is heard when the browser has it: asking at once would lay out a page that is still being made, and draw it twice.
 */
export function useRowWindow({ count, scroller, height, overscan, keyOf }: Options): RowWindow {
  return useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan,
    initialRect: { width: 0, height: window.innerHeight },
    observeElementRect: hearOfSize,
    scrollToFn: scrollElsewhere,
    ...(keyOf && { getItemKey: keyOf }),
  });
}

function hearOfSize({ scrollElement }: RowWindow, tell: (size: Size) => void): (() => void) | undefined {
  if (scrollElement === null) return undefined;
  const observer = new ResizeObserver(([entry]) => entry && tell(rounded(entry.contentRect)));
  observer.observe(scrollElement);
  return () => observer.disconnect();
}

/** A list that begins at its top is told to go there; where it is already, that would only lay out the page. */
const scrollElsewhere: typeof elementScroll<HTMLDivElement> = (offset, options, list) => {
  if (offset + (options.adjustments ?? 0) !== list.scrollOffset) elementScroll(offset, options, list);
};

const rounded = ({ width, height }: Size): Size => ({ width: Math.round(width), height: Math.round(height) });

/** Brings a row into sight; one that is there already moves nothing, and asks the page for nothing. */
export function showRow(list: RowWindow, place: number, height: number): void {
  const top = place * height - (list.scrollOffset ?? 0);
  if (top < 0 || top + height > (list.scrollRect?.height ?? 0)) list.scrollToIndex(place, { align: "auto" });
}
