import { allowedErrors } from "../statistics/allowed-errors.ts";
import { binomialCdf, binomialPmf } from "../statistics/binomial.ts";
import { passingOf } from "../statistics/fallback-test.ts";
import { startingPoints } from "../statistics/starting-points.ts";
import { type CascadeCase, type CascadeMoney, type Cutoffs, tallyCascade } from "./cascade.ts";
import { foreseenGroup, shareThatPlans } from "./cascade-choice.ts";
import { cascadePath, type PathPoint } from "./cascade-path.ts";
import { Planner } from "./cascade-planner.ts";

/** A scripted model: what a call costs, and the token probability of its answer to a case of some difficulty, as luck has it. */
export interface ScriptedModel {
  cost: number;
  probability(difficulty: number, luck: number): number;
}

/** Some models and people, and what is asked of them; the truth is known. */
export interface ScriptedWorld {
  name: string;
  models: readonly ScriptedModel[];
  money: CascadeMoney;
  target: number;
  /**
   * How often the answer is right at a token probability: as often as it says, or less. `together` is luck that all models
   * share: where they err, they err together.
   */
  right(probability: number): number;
  together: boolean;
}

/** Less sure the harder the case; a better model stays sure for longer. */
const fading = (cost: number, least: number, bend: number): ScriptedModel => ({
  cost,
  probability: (difficulty, luck) =>
    Math.min(0.9995, least + (1 - least) * (1 - (0.7 * difficulty + 0.3 * luck) ** bend)),
});

/** Sure of what it knows, which is so much of all there is, and close to guessing beyond; few cases lie between. */
const knowing = (cost: number, knows: number): ScriptedModel => ({
  cost,
  probability(difficulty, luck) {
    const beyond = 1 / (1 + Math.exp(-(difficulty + 0.1 * (luck - 0.5) - knows) / 0.02));
    return (1 - beyond) * (0.975 + 0.024 * luck) + beyond * (0.3 + 0.4 * luck);
  },
});

const exact = { target: 0.02, right: (probability: number) => probability, together: false };
const fadingModels = [fading(0, 0.3, 1.2), fading(0.002, 0.4, 2.5), fading(0.03, 0.45, 4)];

/** Models that know what they know, with token probabilities that are what they say. */
export const knowingWorld: ScriptedWorld = {
  ...exact,
  name: "knowing",
  models: [knowing(0, 0.45), knowing(0.002, 0.65), knowing(0.03, 0.75)],
  money: { person: 0.6, error: 0 },
};
/** Models whose certainty fades, where somebody has said what an error costs. */
export const pricedWorld: ScriptedWorld = {
  ...exact,
  name: "priced",
  target: 0.05,
  models: fadingModels,
  money: { person: 0.6, error: 5 },
};
/** The same where nobody has: the more labels, the nearer to the target, and each point of it is worth many cases. */
export const fadingWorld: ScriptedWorld = { ...pricedWorld, name: "fading", money: { person: 0.6, error: 0 } };
/** Probabilities that promise too much, of models that err on the same cases. */
export const boastfulWorld: ScriptedWorld = {
  ...fadingWorld,
  name: "boastful",
  right: (probability) => 0.15 + 0.83 * probability ** 1.5,
  together: true,
};

/** One case, by what each model says to it. */
export function scriptedCase({ models, right, together }: ScriptedWorld, random: () => number): CascadeCase {
  const difficulty = random();
  const shared = random();
  return models.map(({ cost, probability }) => {
    const score = probability(difficulty, random());
    return { score, cost, correct: (together ? shared : random()) < right(score) };
  });
}

export function scriptedCases(world: ScriptedWorld, count: number, random: () => number): CascadeCase[] {
  return Array.from({ length: count }, () => scriptedCase(world, random));
}

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
      world.models.map((_, stage) => {
        const scores = Float64Array.from(this.#cases, (one) => one[stage]!.score);
        const costs = Float64Array.from(this.#cases, (one) => one[stage]!.cost);
        return { scores, costs, risks: scores.map((score) => 1 - world.right(score)) };
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
    const { target, money } = this.#world;
    const line = this.#line();
    const foreseen = line.map((point, at) => foreseenGroup(point, at, labels.length));
    const tested = line.map((point) => ({ point, ...tallyCascade(labels, point.cutoffs, money) }));
    const passed = passingOf(tested, startingPoints(foreseen, target, delta, true), target);
    return cheapest([...passed.map(({ point }) => point), this.of(null)]);
  }

  #line() {
    const { models, money, target, right } = this.#world;
    const risks = models.map(() => (score: number) => 1 - right(score));
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

/** Labels that plan and labels that test, as the product parts them. */
export function scriptedParts(world: ScriptedWorld, labels: number, random: () => number) {
  const cases = scriptedCases(world, labels, random);
  const planning = cases.slice(0, Math.round(labels * shareThatPlans(labels)));
  return { planning, calibration: cases.slice(planning.length) };
}
