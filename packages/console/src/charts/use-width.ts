import { useLayoutEffect, useRef, useState } from "react";

/** The width of an element in pixels, so that a drawing keeps its text at one size however wide it is. */
export function useWidth<Of extends HTMLElement>(first: number) {
  const box = useRef<Of>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}
