import type { Check } from "../check.ts";

export const challengerStandsStill: Check = {
  code: "challenger-stands-still",
  family: "static-model",
  severity: "hint",
  title: "A challenger that stands still",
  looksFor: "A challenger that asks language models and has no money left to ask with: its own, or the day's.",
  why: "It collects no evidence, and while it stands there no other can be tried.",
  fix: "Give it more (POST /api/v1/challengers/ID/spend), wait for the next day where the day's budget is used up, or withdraw it (surety withdraw WORKFLOW).",
  needs: ["challenger"],
  look: ({ facts: { challenger } }) =>
    challenger?.stoppedBy == null ? [] : [{ path: [], what: `The challenger stands still. ${challenger.stoppedBy}` }],
};
