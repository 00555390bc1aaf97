import type { Check } from "../check.ts";
import { fieldsOf, movesMoney, wordsOf } from "../action-reach.ts";
import { hasAmountLimit } from "../attendance.ts";
import { typeOfPath } from "../strangers-text.ts";

const amountWords = new Set("amount total sum price value micros cents fee".split(" "));

export const amountWithoutLimit: Check = {
  code: "amount-without-limit",
  family: "no-person",
  severity: "risk",
  title: "An amount without a limit",
  looksFor: "An action that moves money with an amount that no condition, expectation or bound of the input limits.",
  why: "A slipped decimal point or a forged event pays out a thousand times what anybody meant.",
  fix: "Give the field a maximum in the input, or expect it: expect: ['input.amount <= 500'].",
  example: { before: "amount: { type: number }", after: "amount: { type: number, minimum: 0, maximum: 500 }" },
  look: (patient) =>
    patient.actions.flatMap((site) => {
      if (!movesMoney(site.action) || hasAmountLimit(site, patient)) return [];
      const isAmount = ([name, , reads]: ReturnType<typeof fieldsOf>[number]) =>
        wordsOf(name).some((word) => amountWords.has(word)) && reads.some((path) => isOpenNumber(path));
      const isOpenNumber = (path: string) => {
        const type = typeOfPath(patient.compiled.names, path);
        const property = path.startsWith("input.") ? patient.document.input.properties[path.slice(6)] : undefined;
        return (type === undefined || type.kind === "number" || type.kind === "dyn") && property?.maximum === undefined;
      };
      const amount = fieldsOf(site.action).find(isAmount);
      if (amount === undefined) return [];
      return [{ path: site.path, what: `The amount ${amount[1]} may be anything.` }];
    }),
};
