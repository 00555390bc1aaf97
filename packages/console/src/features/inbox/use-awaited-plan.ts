import { useEffect, useRef, useState } from "react";
import { type Awaited, awaitedStep } from "./awaited-plan.ts";

/**
 * Sends an answer with the plan that belongs to it. Who types and presses Enter at once is ahead of it: the answer then waits
 * for the moment that the plan needs, and goes when that says what was on screen before; where it says anything else, the
 * person looks again, and where more is typed meanwhile nothing is sent. `typed` is the answer as it stands; `follows` is what
 * follows in a line, null where nothing does or nobody knows yet; `line` is the same, and keeps its place meanwhile.
 */
export function useAwaitedPlan(
  typed: string,
  follows: string | null,
  late: boolean,
  submit: () => void,
): { send: () => void; line: string | null } {
  const [seen, setSeen] = useState(follows);
  const [awaited, setAwaited] = useState<Awaited | null>(null);
  if (!late && seen !== follows) setSeen(follows);
  const submitNow = useRef(submit);
  useEffect(() => {
    submitNow.current = submit;
  });
  useEffect(() => {
    const step = awaited === null ? "wait" : awaitedStep(awaited, { typed, late, follows });
    if (step === "wait") return;
    setAwaited(null);
    if (step === "send") submitNow.current();
  }, [awaited, typed, late, follows]);
  const send = () => (late && seen !== null ? setAwaited({ line: seen, typed }) : submit());
  return { send, line: late ? seen : follows };
}
