import { useSyncExternalStore } from "react";

/** How pages are looked at: how large, and by how many quarters they are turned clockwise. */
export type PageView = { zoom: number; quarters: 0 | 1 | 2 | 3 };

const sizes = [0.5, 0.75, 1, 1.5, 2, 3, 4];
const plain: PageView = { zoom: 1, quarters: 0 };

let view = plain;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function become(next: PageView): void {
  view = next;
  for (const listener of listeners) listener();
}

/** The size that comes after this one in a direction; the same where there is none. */
export function nextZoom(zoom: number, by: 1 | -1): number {
  const onward = by === 1 ? sizes : sizes.toReversed();
  return onward.find((one) => (one - zoom) * by > 0) ?? zoom;
}

export const pageView = {
  zoom: (by: 1 | -1) => become({ ...view, zoom: nextZoom(view.zoom, by) }),
  turn: () => become({ ...view, quarters: ((view.quarters + 1) % 4) as PageView["quarters"] }),
  /** As it was at first: another document is looked at. */
  reset: () => become(plain),
};

export const usePageView = (): PageView => useSyncExternalStore(subscribe, () => view);

/** What turns a page of this size by so many quarters within its own corner; a page on its side is as wide as it was high. */
export function turned(width: number, height: number, quarters: PageView["quarters"]) {
  const transforms = [
    "",
    `translate(${height} 0) rotate(90)`,
    `translate(${width} ${height}) rotate(180)`,
    `translate(0 ${width}) rotate(270)`,
  ];
  const onItsSide = quarters % 2 === 1;
  return {
    width: onItsSide ? height : width,
    height: onItsSide ? width : height,
    transform: transforms[quarters]!,
  };
}
