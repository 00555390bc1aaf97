import type { CelNode } from "./cel.ts";

/** `customer.tier` as `["customer", "tier"]`, or null where the node is not a plain path of names. */
export function pathOf(node: CelNode): readonly string[] | null {
  if (node.op === "id") return [node.args];
  if (node.op !== "." && node.op !== "[]") return null;
  const before = pathOf(node.args[0]);
  const key = node.op === "." ? node.args[1] : constantKey(node.args[1]);
  return before === null || key === null ? null : [...before, key];
}

/** The field that `["tier"]` names, or null where the index is computed. */
export function constantKey(node: CelNode): string | null {
  return node.op === "value" && typeof node.args === "string" ? node.args : null;
}
