import { holm } from "../statistics/holm.ts";

const alpha = 0.05;
/** Exchanges that are tried: a p-value is then known to a thousandth or so. */
const exchanges = 1999;

/** How one arm did on each case, in the order of the cases: whether it was right, and what its gate would compare. */
export interface RankedAnswers {
  right: readonly boolean[];
  score: readonly number[];
}

/** An arm against what is in force: which of them knows better when it is right. */
export interface RankingComparison {
  p: number;
  adjustedP: number;
  outcome: "better" | "worse" | "within-noise";
}

/**
 * How often a right answer is surer than a wrong one, a half for ties (Mann and Whitney); null where all are right or all are
 * wrong.
 */
export function rightAboveWrong(answers: RankedAnswers): number | null {
  const places = new Places(answers.right.length);
  const ranked = rankedOf(answers);
  for (const at of answers.right.keys()) places.add(ranked, at);
  return places.rightAbove();
}

/**
 * Compares the certainty of arms with that of what is in force, the first of them. Two that are equally good may exchange
 * their answers on any case, with their places in the order of all: how often such exchanges set them as far apart as they
 * are is the p-value, exact but for the number of tries. `random` gives numbers in [0, 1).
 */
export function compareRankings(arms: readonly RankedAnswers[], random: () => number): RankingComparison[] {
  const [current, ...others] = arms.map(rankedOf);
  if (current === undefined) return [];
  const tried = others.map((arm) => exchangeTest(current, arm, random));
  const adjusted = holm(tried.map(({ p }) => p));
  return tried.map(({ seen, p }, at) => {
    const adjustedP = adjusted[at] as number;
    const outcome = adjustedP > alpha ? "within-noise" : seen > 0 ? "better" : "worse";
    return { p, adjustedP, outcome };
  });
}

interface Ranked {
  right: Uint8Array;
  /** Twice the place in the order, so that ties have whole numbers. */
  rank: Uint32Array;
}

/** How many right and wrong answers stand at each place. */
class Places {
  readonly #right: Uint32Array;
  readonly #wrong: Uint32Array;

  constructor(cases: number) {
    [this.#right, this.#wrong] = [new Uint32Array(2 * cases + 1), new Uint32Array(2 * cases + 1)];
  }

  clear(): void {
    this.#right.fill(0);
    this.#wrong.fill(0);
  }

  add({ right, rank }: Ranked, at: number): void {
    const side = right[at] === 1 ? this.#right : this.#wrong;
    const place = rank[at] as number;
    side[place] = (side[place] as number) + 1;
  }

  rightAbove(): number | null {
    let [below, pairs, rights] = [0, 0, 0];
    for (let place = 0; place < this.#right.length; place += 1) {
      const [right, wrong] = [this.#right[place] as number, this.#wrong[place] as number];
      pairs += right * (below + wrong / 2);
      below += wrong;
      rights += right;
    }
    return rights === 0 || below === 0 ? null : pairs / (rights * below);
  }
}

function exchangeTest(current: Ranked, arm: Ranked, random: () => number): Tried {
  const cases = current.rank.length;
  const [one, other] = [new Places(cases), new Places(cases)];
  // Where one of them is never wrong, or never right, its certainty tells nothing: a half.
  const distance = () => (other.rightAbove() ?? 0.5) - (one.rightAbove() ?? 0.5);
  const fill = (exchanged: () => boolean) => {
    one.clear();
    other.clear();
    for (let at = 0; at < cases; at += 1) {
      const swap = exchanged();
      one.add(swap ? arm : current, at);
      other.add(swap ? current : arm, at);
    }
    return distance();
  };
  const seen = fill(() => false);
  let asFar = 0;
  for (let at = 0; at < exchanges; at += 1)
    if (Math.abs(fill(() => random() < 0.5)) >= Math.abs(seen) - 1e-12) asFar += 1;
  return { seen, p: (1 + asFar) / (1 + exchanges) };
}

interface Tried {
  /** By how much the arm's certainty tells more. */
  seen: number;
  p: number;
}

function rankedOf({ right, score }: RankedAnswers): Ranked {
  return { right: Uint8Array.from(right, Number), rank: midRanks(score) };
}

/** Twice the middle of the places that equal scores share. */
function midRanks(score: readonly number[]): Uint32Array {
  const order = score.map((_, at) => at).sort((a, b) => (score[a] as number) - (score[b] as number));
  const ranks = new Uint32Array(score.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && score[order[to] as number] === score[order[from] as number]) to += 1;
    for (let at = from; at < to; at += 1) ranks[order[at] as number] = from + to;
    from = to;
  }
  return ranks;
}
