import type { ClauseSpan } from "./clause.ts";
import type { ClauseUnit } from "./clause-units.ts";

/** A unit of which this share lies in a clause, or a clause that fills this share of a unit, are taken for each other. */
const sameShare = 0.5;

/**
 * Which types each unit is of, as positions in `types`. A clause longer than a sentence makes all its sentences so;
 * one shorter than any unit falls to the shortest unit that holds it.
 */
export function unitsOfClauses(
  units: readonly ClauseUnit[],
  clauses: readonly ClauseSpan[],
  types: readonly string[],
): number[][] {
  const found = units.map(() => new Set<number>());
  for (const clause of clauses) {
    const type = types.indexOf(clause.type);
    if (type < 0) continue;
    for (const at of unitsOf(units, clause)) found[at]!.add(type);
  }
  return found.map((own) => [...own].toSorted((a, b) => a - b));
}

function unitsOf(units: readonly ClauseUnit[], clause: ClauseSpan): number[] {
  const near = units.flatMap((unit, at) => (shared(unit, clause) > 0 ? [at] : []));
  const same = near.filter((at) => {
    const unit = units[at]!;
    const both = shared(unit, clause);
    const union = unit.end - unit.start + (clause.end - clause.start) - both;
    const partOfLonger = unit.kind === "sentence" && both >= sameShare * (unit.end - unit.start);
    return both >= sameShare * union || partOfLonger;
  });
  if (same.length > 0) return same;
  const best = near.toSorted(
    (a, b) => shared(units[b]!, clause) - shared(units[a]!, clause) || lengthOf(units[a]!) - lengthOf(units[b]!),
  )[0];
  return best === undefined ? [] : [best];
}

function shared(one: ClauseUnit, other: ClauseSpan): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}

function lengthOf({ start, end }: ClauseUnit): number {
  return end - start;
}
