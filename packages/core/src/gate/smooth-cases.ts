import type { CascadeCase, StageAnswer } from "./cascade.ts";

/** So many cases are enough for a plan; fewer stand for their neighbourhoods until they are as many. Our own, measured in decision 35. */
const enough = 600;
/** How far a score may move, in places among those of its stage. */
const reach = 3;

/**
 * The cases that plan, each as several that lie near it: its scores move a few places up or down among those of their stage,
 * each by itself, and are read off between. A few dozen cases then say what a few hundred would of where scores lie, at the price
 * of what hardly matters to a plan. What many cases share is a step, and nearly always stays one; 0 and 1 never move.
 */
export function smoothCases<Stage extends StageAnswer>(
  cases: readonly CascadeCase<Stage>[],
  random: () => number,
): readonly CascadeCase<StageAnswer>[] {
  const copies = Math.ceil(enough / Math.max(1, cases.length));
  if (copies < 2 || cases.length < 2) return cases;
  const stages = cases[0]!.map((_, at) => new Scores(cases.map((one) => one[at]!.score)));
  return cases.flatMap((one) =>
    Array.from({ length: copies }, () =>
      one.map(({ score, cost }, at) => ({ cost, score: stages[at]!.near(score, random) })),
    ),
  );
}

/** The scores of one stage, as logits in rising order. */
class Scores {
  readonly #rising: readonly number[];
  /** By score: the first and the last place of those that have it. */
  readonly #places = new Map<number, { first: number; last: number }>();

  constructor(scores: readonly number[]) {
    const rising = scores.filter((score) => score > 0 && score < 1).sort((a, b) => a - b);
    for (const [place, score] of rising.entries())
      this.#places.set(score, { first: this.#places.get(score)?.first ?? place, last: place });
    this.#rising = rising.map((score) => Math.log(score / (1 - score)));
  }

  near(score: number, random: () => number): number {
    const places = this.#places.get(score);
    if (places === undefined) return score;
    const home = places.first + random() * (places.last - places.first);
    const moved = Math.min(this.#rising.length - 1, Math.max(0, home + (random() + random() - 1) * reach));
    const below = Math.floor(moved);
    const [low, high] = [this.#rising[below]!, this.#rising[below + 1] ?? this.#rising[below]!];
    return low === high && low === this.#rising[places.first]
      ? score
      : 1 / (1 + Math.exp(-(low + (moved - below) * (high - low))));
  }
}
