import type { Check } from "../check.ts";
import { provenanceOf } from "../strangers-text.ts";

export const taintedKey: Check = {
  code: "tainted-key",
  family: "rule-of-two",
  severity: "risk",
  title: "A stranger chooses which row is changed",
  looksFor: "An `update` whose key is a stranger's text.",
  why: "Whoever knows another customer's number can change that customer's row.",
  fix: "Use a key that a lookup confirmed, or one that is yours, such as case.id.",
  example: { before: "key: { id: input.customerId }", after: "key: { id: customer.id }" },
  look: ({ compiled, actions }) => {
    const { isStrangers } = provenanceOf(compiled);
    return actions.flatMap(({ action, path }) => {
      if (action.kind !== "update") return [];
      const tainted = Object.values(action.key).find((one) => one.names.some(isStrangers));
      if (tainted === undefined) return [];
      return [{ path: [...path, "update", "key"], what: `${tainted.source} chooses the row of ${action.table}.` }];
    });
  },
};
