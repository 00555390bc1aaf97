import { bestSplit, countsOf, type Group, type Split } from "./best-split.ts";
import type { Features } from "./feature.ts";

/** A tree of questions; `yes` holds the cases for which the question is true. */
export interface Tree {
  readonly counts: Int32Array;
  readonly size: number;
  /** The most frequent label. */
  readonly label: number;
  branches: { readonly split: Split; readonly yes: Tree; readonly no: Tree } | null;
}

export interface Growth {
  readonly labels: Int32Array;
  readonly classes: number;
  readonly fewest: number;
  readonly prefers?: number;
  /** Conditions that may have to hold together, and leaves in all. */
  readonly mostConditions: number;
  readonly mostLeaves: number;
}

interface Leaf {
  readonly tree: Tree;
  readonly members: Int32Array;
  readonly conditions: number;
  readonly split: Split | null;
  readonly gain: number;
}

/**
 * Grows a small classification tree (Breiman et al. 1984, Gini impurity), the best leaf first. Only yes-branches count as
 * conditions: read as a list, the no-branch of a question needs no condition of its own.
 */
export function growTree(features: Features, members: Int32Array, growth: Growth): Tree {
  const root = leafOf(members, 0, features, growth);
  const leaves = [root];
  while (leaves.length < growth.mostLeaves) {
    const next = leaves.reduce((best, leaf) => (leaf.gain > best.gain ? leaf : best), leaves[0]!);
    if (next.split === null || next.gain <= 0) break;
    const { holds } = next.split;
    const yes = leafOf(
      next.members.filter((at) => holds[at] === 1),
      next.conditions + 1,
      features,
      growth,
    );
    const no = leafOf(
      next.members.filter((at) => holds[at] === 0),
      next.conditions,
      features,
      growth,
    );
    next.tree.branches = { split: next.split, yes: yes.tree, no: no.tree };
    leaves.splice(leaves.indexOf(next), 1, yes, no);
  }
  return root.tree;
}

function leafOf(members: Int32Array, conditions: number, features: Features, growth: Growth): Leaf {
  const group: Group = { members, ...growth };
  const counts = countsOf(members, growth);
  const label = counts.indexOf(Math.max(...counts));
  const tree: Tree = { counts, size: members.length, label, branches: null };
  const isPure = counts[label] === members.length;
  const split = isPure || conditions >= growth.mostConditions ? null : bestSplit(features, group);
  const before = counts.reduce((sum, one) => sum + one * one, 0) / Math.max(1, members.length);
  return { tree, members, conditions, split, gain: split === null ? 0 : split.score - before };
}
