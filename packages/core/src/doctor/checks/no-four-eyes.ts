import type { Check } from "../check.ts";
import { actionWords, strengthOf } from "../action-reach.ts";

export const noFourEyes: Check = {
  code: "no-four-eyes",
  family: "no-person",
  severity: "risk",
  title: "One pair of eyes for high stakes",
  looksFor: "A workflow of high stakes that moves money or does something final, without `fourEyes`.",
  why: "Somebody who agrees with the machine all day agrees with its mistakes too; a second person who has not seen the first answer does not.",
  fix: "Set review.fourEyes to true.",
  example: { before: "review: { stakes: high }", after: "review: { stakes: high, fourEyes: true }" },
  look: ({ document: { review }, actions }) => {
    if (review.stakes !== "high" || review.fourEyes) return [];
    const strong = actions.find(({ action }) => strengthOf(action) >= 4);
    if (strong === undefined) return [];
    return [{ path: ["review", "fourEyes"], what: `One person alone decides on ${actionWords(strong.action)}.` }];
  },
};
