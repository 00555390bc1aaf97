import type { CaseRow } from "./work-case.ts";

/** What becomes of a case that was being worked on when a process died. */
export type Suspicion = "none" | "alone" | "later" | "quarantine";

/**
 * `crash_count` counts claims without a commit in between, the present one included. Whoever was there when a process
 * died is tried again alone, at once and then twice after a pause, because servers also die for reasons of their own,
 * and several times in a row. A case that ends its process each time is held back.
 */
export function suspicionOf({ crash_count: claims }: Pick<CaseRow, "crash_count">, company: number): Suspicion {
  if (company > 1) return claims > 1 ? "alone" : "none";
  if (claims >= 7) return "quarantine";
  // The claim before each pause was no work: it only found that a pause is due.
  return claims === 3 || claims === 5 ? "later" : "none";
}

/** Seconds of the pause: apart from the others that were there, and from the rush of a restart. */
export function pauseSeconds(random: number): number {
  return 1 + random * 2;
}
