import { type Mistake, judgeOf, actOf, review } from "./edits.fixture.ts";

/** No person where stakes are high. */
export const noPersonMistakes: readonly Mistake[] = [
  ["pays refunds on the word of a model", "refund-approval", "money-unattended", review({ stakes: "normal" })],
  [
    "pays any refund by itself",
    "small-refunds",
    "money-unattended",
    (design) => {
      delete judgeOf(design).gate!.reviewWhen;
    },
  ],
  [
    "charges in an event",
    "dispatch",
    "money-unattended",
    (design) => {
      actOf(design).splice(0, 1, {
        otherwise: [{ webhook: { connection: "partners", event: "payout.requested", data: { job: "input.jobId" } } }],
      });
    },
  ],
  ["deletes posts by itself", "moderation", "deletion-unattended", review({ stakes: "normal", fourEyes: false })],
  ["revokes access by itself", "access", "deletion-unattended", review({ stakes: "low" })],
  ["answers customers by itself", "replies", "mail-unattended", review({ stakes: "normal" })],
  [
    "asks for a person where none is asked",
    "order-confirmations",
    "stakes-without-judgment",
    review({ stakes: "high" }),
  ],
  [
    "refunds any amount",
    "refund-approval",
    "amount-without-limit",
    (design) => {
      design.input.properties["amount"] = { type: "number" };
    },
  ],
  ["lets one person refund", "refund-approval", "no-four-eyes", review({ fourEyes: false })],
  [
    "sets no due time",
    "tickets",
    "no-due-time",
    (design) => {
      design.review = { queue: "desk" };
    },
  ],
  [
    "leaves the queue to chance",
    "tickets",
    "default-queue",
    (design) => {
      design.review = { due: "4h" };
    },
  ],
  ["leaves no time to undo", "replies", "no-time-to-undo", review({ undoSeconds: 0 })],
];
