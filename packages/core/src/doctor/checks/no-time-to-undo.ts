import type { Check } from "../check.ts";
import { actionWords, strengthOf } from "../action-reach.ts";
import { isAnythingJudgedBefore } from "../attendance.ts";

export const noTimeToUndo: Check = {
  code: "no-time-to-undo",
  family: "no-person",
  severity: "risk",
  title: "A slip of the finger takes effect",
  looksFor: "`undoSeconds: 0` in a workflow that acts outside after a person's decision.",
  why: "Keyboard reviewers press the wrong key now and then; without a few seconds the effect is gone before they see it.",
  fix: "Set review.undoSeconds to 5 or more.",
  look: (patient) => {
    if (patient.document.review.undoSeconds > 0) return [];
    const site = patient.actions.find((one) => strengthOf(one.action) >= 3 && isAnythingJudgedBefore(one, patient));
    if (site === undefined) return [];
    return [
      { path: ["review", "undoSeconds"], what: `A decision cannot be taken back before ${actionWords(site.action)}.` },
    ];
  },
};
