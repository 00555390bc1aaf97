import type { Atom } from "./atom.ts";
import { covers, everything, intersect, isEmpty, isEverything, type Range } from "./range.ts";
import type { Terms } from "./terms.ts";

/** What is known of a name: its closed list of values, its bounds, and whether it is always there. */
export interface Domain {
  readonly values: readonly string[] | null;
  readonly range: Range;
  readonly isAlwaysThere: boolean;
}

export type DomainOf = (about: string) => Domain;

/** Whether no case can satisfy the condition: one value would have to be two things, or outside of its bounds. */
export function isNeverTrue(terms: Terms, domainOf: DomainOf): boolean {
  return terms.every((term) => subjectsOf(term).some((about) => isImpossible(about, term, domainOf(about))));
}

/** Whether every case satisfies the condition, as far as lists and bounds can tell. */
export function isAlwaysTrue(terms: Terms, domainOf: DomainOf): boolean {
  if (terms.some((term) => term.every((atom) => isCertain(atom, domainOf)))) return true;
  const [about, ...others] = [...new Set(terms.flatMap(subjectsOf))];
  if (about === undefined || others.length > 0 || terms.some((term) => term.length !== 1)) return false;
  const { values, isAlwaysThere } = domainOf(about);
  const covered = (value: string) => terms.some(([atom]) => atom !== undefined && letsThrough(atom, value));
  return isAlwaysThere && values !== null && values.every(covered);
}

function subjectsOf(term: readonly Atom[]): string[] {
  return [...new Set(term.flatMap((atom) => (atom.about === null ? [] : [atom.about])))];
}

function isImpossible(about: string, term: readonly Atom[], domain: Domain): boolean {
  const atoms = term.filter((atom) => atom.about === about);
  if (isEmpty(atoms.reduce((range, atom) => intersect(range, atom.range), domain.range))) return true;
  const lists = atoms.flatMap((atom) => (atom.values === null ? [] : [[...atom.values]]));
  const candidates = domain.values ?? lists[0];
  return candidates !== undefined && !candidates.some((value) => atoms.every((atom) => letsThrough(atom, value)));
}

function isCertain(atom: Atom, domainOf: DomainOf): boolean {
  if (atom.about === null) return false;
  const { values, range, isAlwaysThere } = domainOf(atom.about);
  if (!isAlwaysThere) return false;
  if (values !== null) return isEverything(atom.range) && values.every((value) => letsThrough(atom, value));
  return atom.values === null && atom.without.size === 0 && !isEverything(atom.range) && covers(atom.range, range);
}

function letsThrough(atom: Atom, value: string): boolean {
  return (atom.values?.has(value) ?? true) && !atom.without.has(value);
}

/** The domain of what nothing is known about. */
export const unknownDomain: Domain = { values: null, range: everything, isAlwaysThere: false };
