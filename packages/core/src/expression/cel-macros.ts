import type { CelNode } from "./cel.ts";

/** `items.all(item, item > 1)` and its kin: the loop variable, and what is computed for each item. */
export interface LoopCall {
  readonly name: LoopName;
  readonly list: CelNode;
  readonly variable: string;
  readonly body: CelNode;
  /** Only in `map(item, filter, transform)`. */
  readonly filter: CelNode | null;
}

export type LoopName = "all" | "exists" | "exists_one" | "map" | "filter";
const loopNames: readonly string[] = ["all", "exists", "exists_one", "map", "filter"] satisfies LoopName[];

/** The loop a method call stands for, or null where it is an ordinary method. */
export function loopCall(node: CelNode): LoopCall | null {
  if (node.op !== "rcall" || !isLoopName(node.args[0])) return null;
  const [name, list, [variable, second, third]] = node.args;
  if (variable?.op !== "id" || second === undefined) return null;
  if (third !== undefined && name !== "map") return null;
  return { name, list, variable: variable.args, body: third ?? second, filter: third === undefined ? null : second };
}

/** Every name that is written like a method call, for messages. */
export const loopMethodNames = loopNames;

function isLoopName(name: string): name is LoopName {
  return loopNames.includes(name);
}
