import { cohenKappa } from "../statistics/cohen-kappa.ts";
import { fleissKappa } from "../statistics/fleiss-kappa.ts";
import { krippendorffAlpha } from "../statistics/krippendorff-alpha.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { wilson } from "../statistics/wilson.ts";
import type { Rate } from "../wire/common.ts";

/** One case that two people answered, neither knowing what the other said. */
export interface DoubleReview {
  one: { person: string; value: string };
  other: { person: string; value: string };
  /** Whether the second saw what the machine suggested. */
  withSuggestion: boolean;
}

/** A coefficient with its bootstrap interval at 95 %; null where nothing can be compared. */
export interface Coefficient {
  value: number;
  low: number;
  high: number;
}

export interface PairAgreement {
  one: string;
  other: string;
  cases: number;
  same: Rate;
  kappa: Coefficient | null;
}

export interface Agreement {
  cases: number;
  same: Rate | null;
  alpha: Coefficient | null;
  fleiss: number | null;
  /** The same, where the second person saw the machine's suggestion and where they did not. */
  shown: Rate | null;
  blind: Rate | null;
  pairs: PairAgreement[];
}

const rounds = 400;
const fewestForInterval = 10;

/** How far people agree: Krippendorff's alpha and Fleiss' kappa over all, Cohen's kappa for each pair of them. */
export function agreementOf(reviews: readonly DoubleReview[]): Agreement {
  const by = Map.groupBy(reviews, ({ one, other }) => [one.person, other.person].sort().join("\n"));
  const labels = [...new Set(reviews.flatMap(({ one, other }) => [one.value, other.value]))].sort();
  const counts = reviews.map(({ one, other }) =>
    labels.map((label) => Number(one.value === label) + Number(other.value === label)),
  );
  return {
    cases: reviews.length,
    same: sameRate(reviews),
    alpha: bootstrapped(reviews, (some) => krippendorffAlpha(some.map(({ one, other }) => [one.value, other.value]))),
    fleiss: reviews.length === 0 ? null : fleissKappa(counts),
    shown: sameRate(reviews.filter((review) => review.withSuggestion)),
    blind: sameRate(reviews.filter((review) => !review.withSuggestion)),
    pairs: [...by].map(([key, some]) => pairOf(key, some)).sort((a, b) => b.cases - a.cases),
  };
}

function pairOf(key: string, reviews: readonly DoubleReview[]): PairAgreement {
  const [one = "", other = ""] = key.split("\n");
  const values = reviews.map((review) =>
    review.one.person === one ? [review.one.value, review.other.value] : [review.other.value, review.one.value],
  );
  const labels = [...new Set(values.flat())];
  const kappa = (some: readonly string[][]) =>
    cohenKappa(labels.map((row) => labels.map((column) => some.filter(([a, b]) => a === row && b === column).length)));
  return { one, other, cases: reviews.length, same: sameRate(reviews)!, kappa: bootstrapped(values, kappa) };
}

function sameRate(reviews: readonly DoubleReview[]): Rate | null {
  if (reviews.length === 0) return null;
  const same = reviews.filter(({ one, other }) => one.value === other.value).length;
  return { value: same / reviews.length, ...wilson(same, reviews.length, 0.95), n: reviews.length };
}

/** Percentile bootstrap over cases (Efron 1979); with few cases nothing is known, and the interval says so. */
function bootstrapped<Case>(
  cases: readonly Case[],
  statistic: (cases: readonly Case[]) => number | null,
): Coefficient | null {
  const value = statistic(cases);
  if (value === null) return null;
  if (cases.length < fewestForInterval) return { value, low: -1, high: 1 };
  const random = seededRandom(cases.length);
  const draws: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const drawn = statistic(cases.map(() => cases[Math.floor(random() * cases.length)]!));
    if (drawn !== null) draws.push(drawn);
  }
  draws.sort((a, b) => a - b);
  const at = (share: number) => draws[Math.min(draws.length - 1, Math.floor(share * draws.length))] ?? value;
  return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)) };
}
