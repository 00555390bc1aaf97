import type { XmlNode } from "./xml-tree.ts";

/**
 * The elements below one at a path of local names, in the order of the document. `A|B` takes either name, as formats of
 * one family call the same thing differently.
 */
export function nodesAt(node: XmlNode | undefined, path: string): XmlNode[] {
  let found = node === undefined ? [] : [node];
  for (const step of path.split("/")) {
    const names = step.split("|");
    found = found.flatMap((one) => one.children.filter(({ name }) => names.includes(name)));
  }
  return found;
}

/** The first of them. */
export const nodeAt = (node: XmlNode | undefined, path: string): XmlNode | undefined => nodesAt(node, path)[0];
