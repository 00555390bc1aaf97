import type { Document } from "yaml";
import { pointerKeys } from "./json-pointer.ts";

/** Where the deepest existing part of a path begins in the text: the key for a key, else the value. */
export function yamlOffset(yaml: Document.Parsed, pointer: string): number {
  const keys = pointerKeys(pointer);
  for (let depth = keys.length; depth > 0; depth--) {
    const offset = keyOffset(yaml, keys.slice(0, depth));
    if (offset !== null) return offset;
  }
  return yaml.contents?.range?.[0] ?? 0;
}

function keyOffset(yaml: Document.Parsed, path: readonly string[]): number | null {
  const parent: unknown = path.length === 1 ? yaml.contents : yaml.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  if (!isCollection(parent)) return null;
  const item = parent.items.find((entry, index) => (isPair(entry) ? entry.key.value === key : String(index) === key));
  return item === undefined ? null : ((isPair(item) ? item.key.range?.[0] : rangeOf(item)) ?? null);
}

interface Located {
  readonly range?: readonly number[] | null;
}

function isCollection(node: unknown): node is { readonly items: readonly unknown[] } {
  return typeof node === "object" && node !== null && "items" in node && Array.isArray(node.items);
}

function isPair(node: unknown): node is { readonly key: Located & { readonly value: unknown } } {
  return (
    typeof node === "object" && node !== null && "key" in node && typeof node.key === "object" && node.key !== null
  );
}

function rangeOf(node: unknown): number | undefined {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : undefined;
}
