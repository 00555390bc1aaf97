import type { Check } from "../check.ts";
import { mailsOutsider } from "../action-reach.ts";
import { isAttended, isJudgedBefore, isSometimesReviewed } from "../attendance.ts";

export const mailUnattended: Check = {
  code: "mail-unattended",
  family: "no-person",
  severity: "risk",
  title: "Customers get mail that nobody read",
  looksFor: "An e-mail to an address of the case, sent on a model's answer, in a workflow whose stakes are not high.",
  why: "A wrong answer is then in the customer's hands in your name, and cannot be called back.",
  fix: "Set review.stakes to high, or name the cases that a person reads first in reviewWhen.",
  look: (patient) =>
    patient.actions.flatMap((site) => {
      if (!mailsOutsider(site.action) || !isJudgedBefore(site, patient)) return [];
      if (isAttended(site, patient) || isSometimesReviewed(site, patient)) return [];
      const to = site.action.kind === "email" ? site.action.to.source : "";
      return [{ path: site.path, what: `A mail goes to ${to} on the word of a model.` }];
    }),
};
