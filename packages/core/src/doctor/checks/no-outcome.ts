import type { Check } from "../check.ts";
/** Outcomes take their time: reopened, refunded, won. */
const youngDays = 27;

export const noOutcome: Check = {
  code: "no-outcome",
  family: "no-observability",
  severity: "hint",
  title: "Nobody reports what became of it",
  looksFor: "A live workflow with four weeks of cases and not one reported outcome in 90 days.",
  why: "Reviewers say what they would have done; whether the ticket was reopened or the invoice came back nobody hears.",
  fix: "Say what outcomes mean under measure.outcomes, and let the system that learns of them post them.",
  needs: ["stage", "runningDays", "outcomes"],
  look: ({ facts: { stage, runningDays = 0, outcomes } }) =>
    stage === "live" && runningDays >= youngDays && outcomes === 0
      ? [{ path: [], what: "No outcome was reported in 90 days." }]
      : [],
};
