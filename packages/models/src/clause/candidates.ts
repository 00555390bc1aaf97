import type { ClauseUnit } from "@surety/core/clause/clause-units";
import type { UnitScores } from "./clause-members.ts";

/** A unit that may be a clause of a type, with what tells how likely. */
export interface Candidate {
  unit: number;
  type: number;
  /** What `rank` was fitted on; see `featuresOf`. */
  features: readonly number[];
}

/** The most units of one text that are looked at for one type. */
const mostOfType = 12;
export const featureCount = 6;

/**
 * The best units of a text for each type. Beside its own scores a candidate knows how far it is from the best of its
 * type: most types stand in a contract once or twice, so the second best is rarely one as well.
 */
export function candidatesOf(units: readonly ClauseUnit[], scores: UnitScores, types: number): Candidate[] {
  const sums = scores.words.map((score, i) => score + (scores.meaning?.[i] ?? score));
  return Array.from({ length: types }, (_, type) => {
    const at = (unit: number) => sums[unit * types + type]!;
    const order = Array.from(units.keys())
      .toSorted((a, b) => at(b) - at(a) || a - b)
      .filter(firstOfItsPlace(units))
      .slice(0, mostOfType);
    return order.map((unit, rank) => ({
      unit,
      type,
      features: featuresOf(scores, unit * types + type, at(unit) - at(order[rank === 0 ? 1 : 0] ?? unit), rank),
    }));
  }).flat();
}

/** A date and the sentence around it are one place: what scores higher stands for it. */
function firstOfItsPlace(units: readonly ClauseUnit[]): (unit: number) => boolean {
  const taken: ClauseUnit[] = [];
  return (at) => {
    const unit = units[at]!;
    if (taken.some((other) => other.start < unit.end && unit.start < other.end)) return false;
    taken.push(unit);
    return true;
  };
}

function featuresOf({ words, meaning, likeness }: UnitScores, at: number, lead: number, rank: number): number[] {
  const own = words[at]!;
  return [1, own, meaning?.[at] ?? own, lead, Math.log(1 + rank), likeness?.[at] ?? 0];
}
