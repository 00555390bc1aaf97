import type { Check } from "../check.ts";
import { answersOf } from "../patient.ts";

const [fewest, fromTotal] = [10, 50];

export const classTooSmall: Check = {
  code: "class-too-small",
  family: "static-model",
  severity: "risk",
  title: "An answer with too few labels",
  looksFor: "An answer with fewer than ten labels, where the judgment has fifty or more.",
  why: "The model has hardly seen it and its mistakes there vanish in the average.",
  fix: "Label more of these cases, or merge the answer with one that is handled alike.",
  needs: ["labels"],
  look: ({ gates, facts: { labels = {} } }) =>
    gates.flatMap(({ judgments, block }) =>
      judgments.flatMap((judgment) => {
        const facts = labels[judgment.name];
        if (facts === undefined || facts.total < fromTotal) return [];
        const small = answersOf(judgment).filter((label) => isBetween(facts.byValue[label] ?? 0, 1, fewest - 1));
        if (small.length === 0) return [];
        const list = small.map((label) => `${label} (${facts.byValue[label]})`).join(", ");
        return [{ path: ["flow", block, "judge", judgment.name], what: `Too few labels of ${facts.total}: ${list}.` }];
      }),
    ),
};

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
