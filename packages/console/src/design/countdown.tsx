import { useEffect, useRef, useState } from "react";

/** Whole seconds left until an instant; calls `onEnd` once when none are. */
export function Countdown({ until, onEnd }: { until: string; onEnd: () => void }) {
  const [left, setLeft] = useState(() => secondsLeft(until));
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsLeft(until)), 250);
    return () => clearInterval(timer);
  }, [until]);
  // What ends it may draw it again while it goes, with another `onEnd`: that is no second end.
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (left > 0 || told.current === until) return;
    told.current = until;
    onEnd();
  }, [left, onEnd, until]);
  return (
    <span aria-hidden className="pt-0.5 text-sm whitespace-nowrap text-ink-3">
      {Math.max(0, left)} s
    </span>
  );
}

const secondsLeft = (until: string): number => Math.ceil((Date.parse(until) - Date.now()) / 1000);
