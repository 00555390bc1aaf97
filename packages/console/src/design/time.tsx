import { useSyncExternalStore } from "react";
import { exactTime, relativeTime } from "./relative-time.ts";

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** One clock for all relative times of the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 20_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

const current = (): number => now;
export const useNow = (): number => useSyncExternalStore(subscribe, current);

/** A relative time, with the exact one on hover. */
export function Time({ at, className }: { at: string; className?: string }) {
  const moment = useNow();
  return (
    <time dateTime={at} title={exactTime(at)} className={className}>
      {relativeTime(at, moment)}
    </time>
  );
}
