import { hajek } from "../statistics/hajek.ts";
import type { Rate } from "../wire/common.ts";
import type { DifferenceWire, GroupComparison, JudgmentComparison } from "../wire/challenger.ts";
import { type AnswerPair, type PairTally, tallyPairs } from "./pair-tally.ts";
import { differenceInterval, evidenceAbove, evidenceBelow, meanDifference } from "./paired-betting.ts";
import type { PromotionCriteria } from "./promotion-criteria.ts";

/** Labelled cases from which a segment or class is spoken about at all. */
const fewest = 20;
/** Larger evidence than this is written as this: nobody needs it, and JSON has no infinity. */
const mostEvidence = 1e9;

/** Champion and challenger on the labelled cases of one judgment that both have answered. */
export function compareAnswers(
  judgment: string,
  pairs: readonly AnswerPair[],
  criteria: PromotionCriteria,
): JudgmentComparison {
  const tallies = tallyPairs(pairs);
  const sum = (part: "gains" | "losses" | "bothRight" | "bothWrong") =>
    tallies.reduce((total, one) => total + one[part], 0);
  return {
    judgment,
    pairs: pairs.length,
    weighted: pairs.filter((one) => one.weight < 1).length,
    gains: sum("gains"),
    losses: sum("losses"),
    bothRight: sum("bothRight"),
    bothWrong: sum("bothWrong"),
    champion: accuracyOf(pairs, (one) => one.champion),
    challenger: accuracyOf(pairs, (one) => one.challenger),
    difference: differenceOf(tallies),
    better: atMost(evidenceAbove(tallies, 0)),
    worse: atMost(evidenceBelow(tallies, 0)),
    notWorse: atMost(evidenceAbove(tallies, -criteria.margin)),
    segments: groups(pairs, (one) => one.segment, criteria.segmentMargin, criteria.harmEvidence),
    classes: groups(pairs, (one) => one.truth, criteria.classMargin, criteria.harmEvidence),
  };
}

function accuracyOf(pairs: readonly AnswerPair[], answer: (pair: AnswerPair) => string | null): Rate | null {
  if (pairs.length === 0) return null;
  const lightest = Math.min(...new Set(pairs.map((one) => one.weight)));
  const errors = pairs.map((one) => (answer(one) === one.truth ? 0 : 1));
  const { estimate, low, high } = hajek(
    errors,
    pairs.map((one) => lightest / one.weight),
  );
  return { value: 1 - (estimate ?? 0), low: 1 - high, high: 1 - low, n: pairs.length };
}

function differenceOf(tallies: readonly PairTally[]): DifferenceWire | null {
  const value = meanDifference(tallies);
  return value === null ? null : { value, ...differenceInterval(tallies) };
}

function groups(
  pairs: readonly AnswerPair[],
  name: (pair: AnswerPair) => string | null,
  margin: number,
  harmEvidence: number,
): GroupComparison[] {
  const named = Map.groupBy(pairs, name);
  named.delete(null);
  return [...named]
    .map(([key, some]) => groupOf(key ?? "", some, margin, harmEvidence))
    .toSorted((a, b) => b.pairs - a.pairs || (a.name < b.name ? -1 : 1));
}

function groupOf(name: string, pairs: readonly AnswerPair[], margin: number, harmEvidence: number): GroupComparison {
  const tallies = tallyPairs(pairs);
  const difference = meanDifference(tallies) ?? 0;
  const harm = atMost(evidenceBelow(tallies, 0));
  const isWorse = difference < -margin && harm >= harmEvidence;
  return {
    name,
    pairs: pairs.length,
    gains: tallies.reduce((sum, one) => sum + one.gains, 0),
    losses: tallies.reduce((sum, one) => sum + one.losses, 0),
    difference,
    harm,
    standing: isWorse ? "worse" : pairs.length < fewest ? "too-few" : "fine",
  };
}

const atMost = (evidence: number): number => Math.min(mostEvidence, evidence);
