import type { Tree } from "./grow-tree.ts";

interface RuleCase {
  readonly when: string;
  readonly label: number;
}

/**
 * A tree as an ordered list in which the first condition that holds gives the label. Yes-branches come first, so what
 * follows them needs no negation; neighbours with one label are joined, and what the last line says anyway is left out.
 */
export function ruleListOf(tree: Tree): RuleCase[] {
  const listed = casesOf(tree, []);
  const last = listed.at(-1);
  if (last === undefined) return [];
  const needed = listed.slice(0, 1 + listed.findLastIndex(({ label }) => label !== last.label));
  return joined([
    ...needed.map(({ conditions, label }) => ({ when: conditions.join(" && "), label })),
    { when: "true", label: last.label },
  ]);
}

interface Listed {
  readonly conditions: readonly string[];
  readonly label: number;
}

function casesOf({ branches, label }: Tree, conditions: readonly string[]): Listed[] {
  if (branches === null) return [{ conditions, label }];
  const { split, yes, no } = branches;
  return [...casesOf(yes, [...conditions, split.cel]), ...casesOf(no, conditions)];
}

function joined(cases: readonly RuleCase[]): RuleCase[] {
  return cases.reduce<RuleCase[]>((list, one) => {
    const before = list.at(-1);
    if (before === undefined || before.label !== one.label || one.when === "true") return [...list, one];
    return [...list.slice(0, -1), { when: `${before.when} || ${one.when}`, label: one.label }];
  }, []);
}
