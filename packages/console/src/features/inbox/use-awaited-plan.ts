import { useEffect, useRef, useState } from "react";

/**
 * Sends an answer with the plan that belongs to it. Who types and presses Enter at once is ahead of it: the answer then waits
 * for the moment that the plan needs, and goes when that says what was on screen before; where it says anything else, the
 * person looks again. `follows` is what follows in a line, null where nothing does or nobody knows yet; `line` is the same,
 * and keeps its place meanwhile.
 */
export function useAwaitedPlan(
  follows: string | null,
  late: boolean,
  submit: () => void,
): { send: () => void; line: string | null } {
  const [seen, setSeen] = useState(follows);
  const [awaited, setAwaited] = useState<string | null>(null);
  if (!late && seen !== follows) setSeen(follows);
  const submitNow = useRef(submit);
  useEffect(() => {
    submitNow.current = submit;
  });
  useEffect(() => {
    if (awaited === null || late) return;
    setAwaited(null);
    if (follows === awaited) submitNow.current();
  }, [awaited, late, follows]);
  const send = () => (late && seen !== null ? setAwaited(seen) : submit());
  return { send, line: late ? seen : follows };
}
