import { describe, expect, it } from "vitest";
import { TerminalError } from "../errors/terminal-error.ts";
import { type CaseFact, type CaseStatus, isFinal, nextStatus } from "./case-state.ts";

const statuses: CaseStatus[] = ["received", "running", "waiting", "done", "failed", "quarantined", "cancelled"];
const facts: CaseFact[] = [
  "run-started",
  "wait-began",
  "wait-ended",
  "completed",
  "gave-up",
  "crashed-twice",
  "held",
  "retried",
  "cancelled",
];

/** Every legal step; all others are errors. */
const legal: Record<string, CaseStatus> = {
  "received run-started": "running",
  "received crashed-twice": "quarantined",
  "received cancelled": "cancelled",
  "running run-started": "running",
  "running held": "received",
  "running wait-began": "waiting",
  "running completed": "done",
  "running gave-up": "failed",
  "running crashed-twice": "quarantined",
  "running cancelled": "cancelled",
  "waiting wait-ended": "running",
  "waiting retried": "received",
  "waiting cancelled": "cancelled",
  "failed retried": "received",
  "failed cancelled": "cancelled",
  "quarantined retried": "received",
  "quarantined cancelled": "cancelled",
};

describe("nextStatus", () => {
  it.each(statuses.flatMap((status) => facts.map((fact) => [status, fact] as const)))("%s + %s", (status, fact) => {
    expect(outcome(status, fact)).toBe(legal[`${status} ${fact}`] ?? "illegal-transition");
  });

  it("ends in done and cancelled only", () => {
    expect(statuses.filter(isFinal)).toEqual(["done", "cancelled"]);
  });
});

/** The next status, or the code of the error. */
function outcome(status: CaseStatus, fact: CaseFact): string {
  try {
    return nextStatus(status, fact);
  } catch (error) {
    return error instanceof TerminalError ? error.code : "bug";
  }
}
