/** What somebody sent before its plan was there: the line that was on screen, and the answer as it was typed. */
export interface Awaited {
  line: string;
  typed: string;
}

/**
 * Whether what was sent early goes now: not while its plan is late, and never where more was typed meanwhile or the plan says
 * anything else than what was on screen.
 */
export function awaitedStep(
  awaited: Awaited,
  now: { typed: string; late: boolean; follows: string | null },
): "wait" | "drop" | "send" {
  if (awaited.typed !== now.typed) return "drop";
  if (now.late) return "wait";
  return awaited.line === now.follows ? "send" : "drop";
}
