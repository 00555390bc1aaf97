import type { Tree } from "./grow-tree.ts";

const mostAlternatives = 3;

/** The condition of the leaves whose cases nearly all have the label, largest first; null where there are none. */
export function oneClassCondition(tree: Tree, label: number, mostErrors: number, fewest: number): string | null {
  const pure = leavesOf(tree, [])
    .filter(({ leaf }) => leaf.size >= fewest && leaf.size - (leaf.counts[label] ?? 0) <= mostErrors * leaf.size)
    .sort((a, b) => b.leaf.size - a.leaf.size)
    .slice(0, mostAlternatives);
  if (pure.length === 0 || pure.some(({ conditions }) => conditions.length === 0)) return null;
  return pure.map(({ conditions }) => conditions.join(" && ")).join(" || ");
}

function leavesOf(tree: Tree, conditions: readonly string[]): { leaf: Tree; conditions: readonly string[] }[] {
  if (tree.branches === null) return [{ leaf: tree, conditions }];
  const { split, yes, no } = tree.branches;
  return [...leavesOf(yes, [...conditions, split.cel]), ...leavesOf(no, [...conditions, split.negated])];
}
