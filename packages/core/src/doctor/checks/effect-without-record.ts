import type { Check } from "../check.ts";
import { actionWords, strengthOf } from "../action-reach.ts";

export const effectWithoutRecord: Check = {
  code: "effect-without-record",
  family: "no-observability",
  severity: "risk",
  title: "A grave act without a record of its grounds",
  looksFor:
    "A rule of a high-stakes workflow that moves money or does something final without a `store` action beside it.",
  why: "The ledger says that it happened; on what grounds, in your own words and fields, nobody can list a year later.",
  fix: "Add a store action with what decided: the answer, who decided, the amount.",
  example: {
    before: "do:\n  - http: { connection: payments, path: refunds, body: { amount: input.amount } }",
    after:
      "do:\n  - store: { record: refund, data: { amount: input.amount, decidedBy: intent.decidedBy } }\n  - http: { connection: payments, path: refunds, body: { amount: input.amount } }",
  },
  look: ({ document, actions }) => {
    if (document.review.stakes !== "high") return [];
    const grave = actions.filter(({ action }) => strengthOf(action) >= 4);
    const isRecorded = (site: (typeof actions)[number]) =>
      actions.some((one) => one.block === site.block && one.rule === site.rule && one.action.kind === "store");
    return grave
      .filter((site) => !isRecorded(site))
      .map((site) => ({
        path: site.path,
        what: `Beside ${actionWords(site.action)} nothing is stored about its grounds.`,
      }));
  },
};
