import { useState } from "react";

/**
 * What stands on the screen runs ahead of the address: a key shows the next case at once, the router follows after the
 * frame. Gives the id to show, and what to call with the id that the address will have in a moment.
 */
export function useAhead(openId: string | null): [shown: string | null, goAhead: (id: string | null) => void] {
  const [seen, setSeen] = useState(openId);
  const [pending, setPending] = useState<(string | null)[]>([]);
  if (seen !== openId) {
    setSeen(openId);
    // An address that nobody here has asked for, as after "back", is what counts.
    const arrived = pending.indexOf(openId);
    setPending(arrived === -1 ? [] : pending.slice(arrived + 1));
  }
  const shown = pending.length === 0 ? openId : (pending.at(-1) ?? null);
  return [shown, (id) => id !== shown && setPending([...pending, id])];
}

const IDLE_MS = 300;

/** Does something that nobody waits for when the browser has drawn what they do wait for, and has nothing else to do. */
export function whenIdle(work: () => void): void {
  // Safari has no idle callbacks.
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: IDLE_MS });
  else setTimeout(work, IDLE_MS / 3);
}

/** Does something when the frame that is being made has been drawn. */
export function afterPaint(work: () => void): void {
  if (document.hidden) work();
  else requestAnimationFrame(() => setTimeout(work));
}
