import type { ValueType } from "../expression/value-type.ts";
import type { Compilation } from "./compilation.ts";

/**
 * The paths among `names` whose value a stranger chose freely. A closed list, a number or true/false cannot carry an
 * address or a path and does not count.
 */
export function taintedPaths(names: readonly string[], compilation: Compilation): string[] {
  return names.filter((path) => {
    const [root = "", ...keys] = path.split(".");
    return compilation.tainted.has(root) && !isClosed(typeAt(compilation.names[root], keys));
  });
}

function typeAt(type: ValueType | undefined, keys: readonly string[]): ValueType | undefined {
  return keys.reduce<ValueType | undefined>((at, key) => {
    if (at?.kind === "object") return at.fields[key];
    return at?.kind === "list" || at?.kind === "map" ? at.of : undefined;
  }, type);
}

function isClosed(type: ValueType | undefined): boolean {
  if (type?.kind === "string") return type.values !== undefined;
  return type?.kind === "number" || type?.kind === "boolean";
}
