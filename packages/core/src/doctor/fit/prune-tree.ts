import type { Tree } from "./grow-tree.ts";

/** Removes branches that do not pay: each leaf more must save `worth` mistakes on the cases it was grown on. */
export function pruneTree(tree: Tree, worth: number): Tree {
  if (tree.branches === null) return tree;
  const branches = {
    split: tree.branches.split,
    yes: pruneTree(tree.branches.yes, worth),
    no: pruneTree(tree.branches.no, worth),
  };
  const kept: Tree = { ...tree, branches };
  const saved = mistakes({ ...tree, branches: null }) - mistakes(kept);
  return saved < worth * (leavesOf(kept) - 1) ? { ...tree, branches: null } : kept;
}

function mistakes({ branches, size, counts, label }: Tree): number {
  return branches === null ? size - (counts[label] ?? 0) : mistakes(branches.yes) + mistakes(branches.no);
}

function leavesOf({ branches }: Tree): number {
  return branches === null ? 1 : leavesOf(branches.yes) + leavesOf(branches.no);
}
