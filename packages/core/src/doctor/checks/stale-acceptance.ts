import type { Check } from "../check.ts";
export const staleAcceptance: Check = {
  code: "stale-acceptance",
  family: "design",
  severity: "hint",
  title: "An accepted risk that is no longer there",
  looksFor: "An entry of `doctor.ignore` that matches no finding, or a code that does not exist.",
  why: "It would silence the finding without a thought the day it comes back.",
  fix: "Remove the entry.",
  // The doctor itself knows what an acceptance matched; see examine.ts.
  look: () => [],
};
