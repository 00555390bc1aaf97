import { decimalText, type Exact, exactOf, over, times } from "../invoice/exact-decimal.ts";
import type { UnitRule } from "./match-records.ts";
import { documentKey } from "./document-key.ts";
import { unitCode, unitFacts } from "./unit-codes.ts";

/** How many of one unit another is, and how that is known. */
export interface UnitRatio {
  /** One of `from` is so many of `to`. */
  readonly factor: Exact;
  /** `1 XBX is 24 C62`; null where both are the same. */
  readonly said: string | null;
}

const one = exactOf("1") ?? 0n;

/** Rules of units, found by the article that they are of. */
export class UnitRules {
  readonly #ofAll: readonly CodedRule[];
  readonly #ofArticle: ReadonlyMap<string, readonly CodedRule[]>;

  constructor(rules: readonly UnitRule[]) {
    const coded = rules.map((rule) => ({ ...rule, of: unitCode(rule.from), into: unitCode(rule.to) }));
    this.#ofAll = coded.filter(({ item }) => item === null);
    const own = coded.filter(({ item }) => item !== null);
    this.#ofArticle = Map.groupBy(own, ({ item }) => documentKey(item ?? ""));
  }

  /** Those of the articles, by the keys of their numbers, before those of all. */
  fitting(articles: readonly string[]): readonly CodedRule[] {
    return [...articles.flatMap((key) => this.#ofArticle.get(key) ?? []), ...this.#ofAll];
  }
}

interface CodedRule {
  readonly of: string;
  readonly into: string;
  readonly factor: string;
}

const same: UnitRatio = { factor: one, said: null };

/**
 * The factor from one unit to another: the article's own rules come before the table of units. Null where nothing says how
 * many of the one the other is. A unit that is not named is taken for the other one's. Articles are named by the keys of
 * their numbers.
 */
export function unitRatio(
  from: string | null,
  to: string | null,
  rules: UnitRules,
  articles: readonly string[],
): UnitRatio | null {
  if (from === null || to === null || from === to) return same;
  const [start, end] = [unitCode(from), unitCode(to)];
  if (start === end) return same;
  const factor = ruled(start, end, rules.fitting(articles)) ?? tabled(start, end);
  if (factor === null) return null;
  return { factor, said: factor === one ? null : `1 ${start} is ${decimalText(factor)} ${end}` };
}

/** By a rule, by a rule the other way round, or by a rule and the table: a box of dozens. */
function ruled(from: string, to: string, rules: readonly CodedRule[]): Exact | null {
  for (const { of, into, factor } of rules) {
    const size = exactOf(factor);
    if (size === null || size <= 0n) continue;
    const [before, after] = [tabled(from, of), tabled(into, to)];
    if (before !== null && after !== null) return times(times(before, size), after);
    const [back, front] = [tabled(from, into), tabled(of, to)];
    if (back !== null && front !== null) return times(over(back, size), front);
  }
  return null;
}

function tabled(from: string, to: string): Exact | null {
  if (from === to) return one;
  const [start, end] = [unitFacts.get(from), unitFacts.get(to)];
  if (start === undefined || end === undefined || start.measures !== end.measures) return null;
  const [size, base] = [exactOf(start.factor), exactOf(end.factor)];
  return size === null || base === null ? null : over(size, base);
}
