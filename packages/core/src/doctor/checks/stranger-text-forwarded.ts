import type { Check } from "../check.ts";
import { mailsOutsider } from "../action-reach.ts";
import { provenanceOf } from "../strangers-text.ts";

export const strangerTextForwarded: Check = {
  code: "stranger-text-forwarded",
  family: "rule-of-two",
  severity: "risk",
  title: "Strangers write in your name",
  looksFor: "A mail to an address of the case that repeats a stranger's text in its subject or body.",
  why: "Whoever fills in the form with somebody else's number sends that person any text, signed by you.",
  fix: "Write the mail in your own words; quote nothing, or let a person read it first.",
  look: ({ compiled, actions, document }) => {
    const { isStrangers } = provenanceOf(compiled);
    if (document.review.stakes === "high") return [];
    return actions.flatMap(({ action, path, seen }) => {
      if (seen || action.kind !== "email" || !mailsOutsider(action)) return [];
      const quoted = [...action.subject.names, ...action.text.names].find(isStrangers);
      if (quoted === undefined) return [];
      return [{ path, what: `The mail to ${action.to.source} repeats ${quoted}, which a stranger wrote.` }];
    });
  },
};
