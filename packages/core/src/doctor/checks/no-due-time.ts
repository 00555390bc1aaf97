import type { Check } from "../check.ts";
export const noDueTime: Check = {
  code: "no-due-time",
  family: "no-person",
  severity: "risk",
  title: "Nobody says by when",
  looksFor: "A workflow whose reviews have no `due`.",
  why: "Nothing is ever overdue, so what waits for a person waits unseen.",
  fix: "Set review.due to what the customer expects, e.g. 4h.",
  example: { before: "review: { queue: support-leads }", after: "review: { queue: support-leads, due: 4h }" },
  look: ({ document: { review } }) =>
    review.due === undefined ? [{ path: ["review"], what: "Reviews and exceptions have no due time." }] : [],
};
