import { decimalText, type Exact, exactOf, over, times } from "../invoice/exact-decimal.ts";
import type { UnitRule } from "./match-records.ts";
import { sameNumber } from "./document-key.ts";
import { unitCode, unitFacts } from "./unit-codes.ts";

/** How many of one unit another is, and how that is known. */
export interface UnitRatio {
  /** One of `from` is so many of `to`. */
  readonly factor: Exact;
  /** `1 XBX is 24 C62`; null where both are the same. */
  readonly said: string | null;
}

const one = exactOf("1") ?? 0n;

/**
 * The factor from one unit to another: the article's own rules come before the table of units. Null where nothing says how
 * many of the one the other is. A unit that is not named is taken for the other one's.
 */
export function unitRatio(
  from: string | null,
  to: string | null,
  rules: readonly UnitRule[],
  articles: readonly string[],
): UnitRatio | null {
  if (from === null || to === null) return { factor: one, said: null };
  const [start, end] = [unitCode(from), unitCode(to)];
  const factor = start === end ? one : (ruled(start, end, rules, articles) ?? tabled(start, end));
  if (factor === null) return null;
  return { factor, said: factor === one ? null : `1 ${start} is ${decimalText(factor)} ${end}` };
}

/** By a rule, by a rule the other way round, or by a rule and the table: a box of dozens. */
function ruled(from: string, to: string, rules: readonly UnitRule[], articles: readonly string[]): Exact | null {
  for (const { of, into, factor } of fitting(rules, articles)) {
    const size = exactOf(factor);
    if (size === null || size <= 0n) continue;
    const [before, after] = [tabled(from, of), tabled(into, to)];
    if (before !== null && after !== null) return times(times(before, size), after);
    const [back, front] = [tabled(from, into), tabled(of, to)];
    if (back !== null && front !== null) return times(over(back, size), front);
  }
  return null;
}

/** Rules of the article before rules of all. */
function fitting(rules: readonly UnitRule[], articles: readonly string[]) {
  const coded = rules.map((rule) => ({ ...rule, of: unitCode(rule.from), into: unitCode(rule.to) }));
  return [
    ...coded.filter(({ item }) => item !== null && articles.some((article) => sameNumber(article, item))),
    ...coded.filter(({ item }) => item === null),
  ];
}

function tabled(from: string, to: string): Exact | null {
  if (from === to) return one;
  const [start, end] = [unitFacts.get(from), unitFacts.get(to)];
  if (start === undefined || end === undefined || start.measures !== end.measures) return null;
  const [size, base] = [exactOf(start.factor), exactOf(end.factor)];
  return size === null || base === null ? null : over(size, base);
}
