import type { Check } from "../check.ts";
export const noOutcome: Check = {
  code: "no-outcome",
  family: "no-observability",
  severity: "hint",
  title: "Nobody reports what became of it",
  looksFor: "A live workflow without one reported outcome in 90 days.",
  why: "Reviewers say what they would have done; whether the ticket was reopened or the invoice came back nobody hears.",
  fix: "Say what outcomes mean under measure.outcomes, and let the system that learns of them post them.",
  needs: ["stage", "outcomes"],
  look: ({ facts: { stage, outcomes } }) =>
    stage === "live" && outcomes === 0 ? [{ path: [], what: "No outcome was reported in 90 days." }] : [],
};
