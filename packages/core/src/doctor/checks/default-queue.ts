import type { Check } from "../check.ts";
export const defaultQueue: Check = {
  code: "default-queue",
  family: "no-person",
  severity: "risk",
  title: "A queue that nobody chose",
  looksFor: "A workflow whose reviews go to the queue that is there by default, `review`.",
  why: "It is everybody's queue and so nobody's: exceptions of all workflows meet there and wait.",
  fix: "Name the team: review: { queue: support-leads }.",
  look: ({ document: { review } }) =>
    review.queue === "review"
      ? [{ path: ["review", "queue"], what: "Reviews and exceptions go to the default queue." }]
      : [],
};
