import { hajek } from "../statistics/hajek.ts";
import type { Rate } from "../wire/common.ts";

/** One item of a set with what a model answered to it. */
export interface AnsweredItem {
  segment: string | null;
  expected: string;
  answered: string;
  /** Chance with which it came into the set, in (0, 1]. */
  probability: number;
}

/** How often a model was right on one slice of a set; the rate is weighted, the counts are plain. */
export interface SliceResult {
  name: string;
  n: number;
  right: number;
  accuracy: Rate | null;
}

export interface SetMeasure {
  all: SliceResult;
  segments: SliceResult[];
  /** By expected value: of the cases that are so, how many were called so. */
  values: SliceResult[];
}

/**
 * Measures answers on a set, each item weighted by one over its chance of being there (Hájek 1971), so that a sample with
 * many rare cases still speaks of all that arrive.
 */
export function measureSet(items: readonly AnsweredItem[]): SetMeasure {
  return {
    all: sliceOf("all", items),
    segments: slices(items, (item) => item.segment),
    values: slices(items, (item) => item.expected),
  };
}

function slices(items: readonly AnsweredItem[], by: (item: AnsweredItem) => string | null): SliceResult[] {
  const named = items.filter((item) => by(item) !== null);
  const groups = Map.groupBy(named, (item) => by(item) ?? "");
  return [...groups].map(([name, some]) => sliceOf(name, some)).sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1));
}

function sliceOf(name: string, items: readonly AnsweredItem[]): SliceResult {
  const wrong = items.map((item) => (item.expected === item.answered ? 0 : 1));
  const errors = hajek(
    wrong,
    items.map((item) => item.probability),
  );
  const right = wrong.filter((one) => one === 0).length;
  const accuracy =
    errors.estimate === null
      ? null
      : { value: 1 - errors.estimate, low: 1 - errors.high, high: 1 - errors.low, n: items.length };
  return { name, n: items.length, right, accuracy };
}
