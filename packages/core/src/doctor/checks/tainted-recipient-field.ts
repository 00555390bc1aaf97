import type { Check } from "../check.ts";
import { actionWords, fieldsOf, strengthOf, wordsOf } from "../action-reach.ts";
import { provenanceOf } from "../strangers-text.ts";

const placeWords = new Set(
  "url uri callback redirect webhook iban bic recipient payee beneficiary destination host endpoint template".split(
    " ",
  ),
);

export const taintedRecipientField: Check = {
  code: "tainted-recipient-field",
  family: "rule-of-two",
  severity: "problem",
  title: "A stranger fills in the account",
  looksFor:
    "A field that names an account, address or URL, filled with a stranger's text, in a request, event, tool or function.",
  why: "The money, the data or the call goes to whom the sender wrote, not to whom you know.",
  fix: "Take the account from a lookup of your own records, and keep the sender's for comparison.",
  example: {
    before: "body: { iban: input.iban, amount: input.amount }",
    after: "body: { iban: customer.iban, amount: input.amount }",
  },
  look: ({ compiled, actions }) => {
    const { isStrangers } = provenanceOf(compiled);
    return actions.flatMap(({ action, path }) => {
      if (!["http", "webhook", "call", "tool"].includes(action.kind)) return [];
      const isPlace = (name: string) =>
        wordsOf(name).some((word) => placeWords.has(word) || (word === "account" && strengthOf(action) >= 4));
      const [field] = fieldsOf(action).filter(([name, , reads]) => isPlace(name) && reads.some(isStrangers));
      if (field === undefined) return [];
      return [{ path, what: `${actionWords(action)} gets its ${field[0]} from ${field[1]}, which the sender wrote.` }];
    });
  },
};
