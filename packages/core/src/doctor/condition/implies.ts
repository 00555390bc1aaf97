import type { Atom } from "./atom.ts";
import { covers, isEverything } from "./range.ts";
import type { Terms } from "./terms.ts";

/** Whether the broader condition certainly holds wherever the narrower one does. False where it cannot be told. */
export function implies(narrower: Terms, broader: Terms): boolean {
  return narrower.every((term) => broader.some((other) => other.every((atom) => follows(term, atom))));
}

function follows(given: readonly Atom[], wanted: Atom): boolean {
  return given.some((atom) => atom.text === wanted.text || (atom.about === wanted.about && isNarrower(atom, wanted)));
}

function isNarrower(atom: Atom, wanted: Atom): boolean {
  if (atom.about === null) return false;
  if (atom.values !== null) {
    const fits = (value: string) => (wanted.values?.has(value) ?? true) && !wanted.without.has(value);
    return isEverything(wanted.range) && [...atom.values].every(fits);
  }
  if (wanted.values !== null || wanted.without.size > 0) return false;
  return !isEverything(atom.range) && covers(wanted.range, atom.range);
}
