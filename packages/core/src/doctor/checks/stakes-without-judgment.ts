import type { Check } from "../check.ts";
import { actionWords, strengthOf } from "../action-reach.ts";
import { isAnythingJudgedBefore } from "../attendance.ts";

export const stakesWithoutJudgment: Check = {
  code: "stakes-without-judgment",
  family: "no-person",
  severity: "problem",
  title: "High stakes that nobody sees",
  looksFor: "`stakes: high` in a workflow that acts outside before anything is judged.",
  why: "A person is asked where something is judged; what acts before that happens at once, whatever the stakes say.",
  fix: "Put a judgment in front, a rule will do, so that the case stops at a person.",
  look: (patient) => {
    if (patient.document.review.stakes !== "high") return [];
    const [site] = patient.actions.filter(
      (one) => strengthOf(one.action) >= 3 && !isAnythingJudgedBefore(one, patient),
    );
    if (site === undefined) return [];
    return [{ path: site.path, what: `Stakes are high, but ${actionWords(site.action)} happens before any judgment.` }];
  },
};
