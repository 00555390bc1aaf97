import type { Check } from "../check.ts";
import { actionWords, movesMoney } from "../action-reach.ts";
import { hasAmountLimit, isAttended } from "../attendance.ts";

export const moneyUnattended: Check = {
  code: "money-unattended",
  family: "no-person",
  severity: "problem",
  title: "Money moves without a person",
  looksFor:
    "An action that moves money, by the names of its connection, path, event, function or table, in a workflow whose stakes are not high and whose conditions set no limit on the amount.",
  why: "One confident mistake is a payment that nobody approved, and the next thousand like it.",
  fix: "Set review.stakes to high, or let people decide above an amount: reviewWhen: 'input.amount > 50'.",
  example: {
    before: "review: { queue: refunds, stakes: normal }",
    after: "review: { queue: refunds, stakes: high, fourEyes: true }",
  },
  look: (patient) =>
    patient.actions.flatMap((site) =>
      !movesMoney(site.action) || isAttended(site, patient) || hasAmountLimit(site, patient)
        ? []
        : [{ path: site.path, what: `${capital(actionWords(site.action))} moves money, and nobody approves it.` }],
    ),
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
