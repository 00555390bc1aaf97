import { TerminalError } from "../errors/terminal-error.ts";

/** Where a case is in its life. */
export type CaseStatus = "received" | "running" | "waiting" | "done" | "failed" | "quarantined" | "cancelled";

/** What happened to a case that may change its status. */
export type CaseFact =
  /** A run took the case. */
  | "run-started"
  /** The run ended at a point where a person, a timer or a callback must come first. */
  | "wait-began"
  /** The person, the timer or the callback came. */
  | "wait-ended"
  | "completed"
  /** A step failed for good. */
  | "gave-up"
  /** The case ended its worker twice; its input is kept. */
  | "crashed-twice"
  /** Its workflow is paused: the run lets the case go as it was. */
  | "held"
  /** A person or a rule tries a failed or quarantined case again, or does not let it wait for its next try. */
  | "retried"
  | "cancelled";

const transitions: Readonly<Record<CaseStatus, Readonly<Partial<Record<CaseFact, CaseStatus>>>>> = {
  received: { "run-started": "running", "crashed-twice": "quarantined", cancelled: "cancelled" },
  running: {
    // A run that was taken over by another worker starts again.
    "run-started": "running",
    held: "received",
    "wait-began": "waiting",
    completed: "done",
    "gave-up": "failed",
    "crashed-twice": "quarantined",
    cancelled: "cancelled",
  },
  waiting: { "wait-ended": "running", retried: "received", cancelled: "cancelled" },
  done: {},
  failed: { retried: "received", cancelled: "cancelled" },
  quarantined: { retried: "received", cancelled: "cancelled" },
  cancelled: {},
};

/** The status after a fact. Throws a TerminalError where the fact cannot happen in that status. */
export function nextStatus(status: CaseStatus, fact: CaseFact): CaseStatus {
  const next = transitions[status][fact];
  if (next !== undefined) return next;
  throw new TerminalError({
    code: "illegal-transition",
    message: `A case that is ${status} cannot take "${fact}".`,
    remedy: "Load the case again: somebody else has moved it on.",
  });
}

/** Whether nothing more can happen to a case in this status. */
export function isFinal(status: CaseStatus): boolean {
  return Object.keys(transitions[status]).length === 0;
}
