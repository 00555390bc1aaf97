import { expect, it } from "vitest";
import { nextStep } from "./next-step.ts";

it.each([
  [{ status: "running", waitingFor: null, queue: null }, "working on it"],
  [{ status: "waiting", waitingFor: "review", queue: "support-leads" }, "in the queue support-leads"],
  [{ status: "waiting", waitingFor: "review", queue: null }, "A person decides"],
  [{ status: "waiting", waitingFor: "undo", queue: null }, "taken back"],
  [{ status: "failed", waitingFor: null, queue: null }, "retries or cancels"],
  [{ status: "done", waitingFor: null, queue: null }, "done"],
] as const)("says of %o what comes next", (standing, words) => expect(nextStep(standing)).toContain(words));
