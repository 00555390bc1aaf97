import { allowedErrors } from "../statistics/allowed-errors.ts";
import { binomialCdf, binomialPmf } from "../statistics/binomial.ts";
import { passingOf } from "../statistics/fallback-test.ts";
import { startingPoints } from "../statistics/starting-points.ts";
import { type CascadeCase, countAnswered, type Cutoffs } from "./cascade.ts";
import { foreseenGroup } from "./cascade-choice.ts";
import { cascadePath, type PathPoint } from "./cascade-path.ts";
import { Planner } from "./cascade-planner.ts";
import { scriptedCases, type ScriptedWorld } from "./scripted-cascade.fixture.ts";

/** What vectors of cut-offs truly do in a world, from so many cases that chance hardly matters. */
export class ScriptedTruth {
  readonly #planner: Planner;
  readonly #world: ScriptedWorld;
  readonly #cases: readonly CascadeCase[];
  #known: (PathPoint & { error: number })[] | undefined;

  constructor(world: ScriptedWorld, count: number, random: () => number) {
    this.#world = world;
    this.#cases = scriptedCases(world, count, random);
    this.#planner = new Planner(
      world.models.map(({ right }, stage) => {
        const scores = Float64Array.from(this.#cases, (one) => one[stage]!.score);
        const costs = Float64Array.from(this.#cases, (one) => one[stage]!.cost);
        return { scores, costs, risks: scores.map((score) => 1 - right(score)) };
      }),
      world.money,
    );
  }

  /** Exact but for the draw of difficulties: right answers are counted by their probabilities, not by their luck. */
  of(cutoffs: Cutoffs | null): PathPoint & { error: number } {
    const point = this.#planner.expectation(cutoffs ?? this.#world.models.map(() => null));
    return { ...point, error: point.accepted === 0 ? 0 : point.errors / point.accepted };
  }

  /** The cheapest vector that keeps the target, for somebody who knows how often each answer is right. */
  best(): PathPoint & { error: number } {
    return cheapest(this.#line().filter(({ error }) => error <= this.#world.target));
  }

  /**
   * What a case costs at least on average, whatever procedure chooses from the line, if it keeps its promise but with the
   * chance `delta` and has so many labels. In a world where what a vector accepts is wrong just too often, it may be chosen
   * with that chance at most; so here with the power of the most powerful test between the two worlds at most (Neyman and
   * Pearson 1933), the binomial one. What is cheaper on the line is taken to be wrong too often there as well: it accepts
   * much the same and more.
   */
  provable(labels: number, delta: number): number {
    const { target, money } = this.#world;
    const rising = this.#line().filter(({ costPerCase }) => costPerCase < money.person);
    rising.sort((one, other) => one.costPerCase - other.costPerCase);
    let [chance, cost] = [0, 0];
    for (const { accepted, error, costPerCase } of rising) {
      const power = error < target ? binomialPower(Math.round(accepted * labels), error, { target, delta }) : delta;
      cost += (Math.max(chance, power) - chance) * costPerCase;
      chance = Math.max(chance, power);
    }
    return cost + (1 - chance) * money.person;
  }

  /** The same test on all labels, by somebody who knows the truth: the line, its order and where the test passes most easily. */
  certified(labels: readonly CascadeCase[], delta: number): PathPoint & { error: number } {
    const { target } = this.#world;
    const line = this.#line();
    const foreseen = line.map((point, at) => foreseenGroup(point, at, labels.length));
    const tested = line.map((point) => ({ point, ...countAnswered(labels, point.cutoffs) }));
    const passed = passingOf(tested, startingPoints(foreseen, target, delta, true), target);
    return cheapest([...passed.map(({ point }) => point), this.of(null)]);
  }

  #line() {
    const { models, money, target } = this.#world;
    const risks = models.map(
      ({ right }) =>
        (score: number) =>
          1 - right(score),
    );
    this.#known ??= cascadePath({ cases: this.#cases.slice(0, 4_000), risks, money, target }).map(({ cutoffs }) =>
      this.of(cutoffs),
    );
    return this.#known;
  }
}

const cheapest = <Point extends PathPoint>(points: readonly Point[]): Point =>
  points.reduce((best, one) => (one.costPerCase < best.costPerCase ? one : best));

/** How likely the binomial test passes whose level is exactly `delta`: at one more error than it allows it lets chance decide. */
function binomialPower(cases: number, rate: number, { target, delta }: { target: number; delta: number }): number {
  const most = allowedErrors(cases, target, delta)[cases]!;
  const share = (delta - binomialCdf(most, cases, target)) / binomialPmf(most + 1, cases, target);
  return binomialCdf(most, cases, rate) + share * binomialPmf(most + 1, cases, rate);
}
