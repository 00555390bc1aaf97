import type { Check } from "../check.ts";
import { actionWords, isIrreversible, movesMoney } from "../action-reach.ts";
import { isAttended, isSometimesReviewed } from "../attendance.ts";

export const deletionUnattended: Check = {
  code: "deletion-unattended",
  family: "no-person",
  severity: "problem",
  title: "Something final happens without a person",
  looksFor: "An action that deletes, cancels, revokes or suspends something, in a workflow whose stakes are not high.",
  why: "It cannot be taken back: an audit the week after finds the mistake and not the data.",
  fix: "Set review.stakes to high, or ask for a person with reviewWhen where it is final.",
  example: {
    before: "- do: [{ http: { connection: shop, method: DELETE, path: 'accounts/{{ customer.id }}' } }]",
    after: "review: { queue: accounts, stakes: high, fourEyes: true }",
  },
  look: (patient) =>
    patient.actions.flatMap((site) => {
      const { action } = site;
      if (!isIrreversible(action) || movesMoney(action)) return [];
      if (isAttended(site, patient) || isSometimesReviewed(site, patient)) return [];
      return [{ path: site.path, what: `Nobody looks before ${actionWords(action)}, which cannot be taken back.` }];
    }),
};
