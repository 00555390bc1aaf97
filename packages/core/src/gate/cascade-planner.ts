import { type CascadeMoney, type Cutoffs, stands } from "./cascade.ts";
import type { PathPoint } from "./cascade-path.ts";

/** What planning knows of one stage, case by case. */
export interface PlannedStage {
  scores: Float64Array;
  costs: Float64Array;
  /** Expected probability that its answer is wrong. */
  risks: Float64Array;
}

/** What an error beyond the target is charged with, in money. */
export interface PlanGoal {
  price: number;
  target: number;
}

const mostRounds = 12;

/** Finds the cut-offs that are cheapest together, for cases whose answers by every stage are known. */
export class Planner {
  readonly #stages: readonly PlannedStage[];
  readonly #money: CascadeMoney;
  /** By stage: its cases, the surest first. */
  readonly #order: readonly Uint32Array[];
  readonly #cases: number;

  constructor(stages: readonly PlannedStage[], money: CascadeMoney) {
    this.#stages = stages;
    this.#money = money;
    this.#cases = stages[0]?.scores.length ?? 0;
    this.#order = stages.map(({ scores }) => orderOf(scores));
  }

  /**
   * The cheapest cut-offs, one stage after the other with the others held, until none moves: exact for one stage, a local
   * optimum for several, so it is sought from what was cheapest for a neighbouring goal and from where nothing is asked.
   */
  cheapest(goal: PlanGoal, near?: Cutoffs): Cutoffs {
    const nothing = this.#stages.map(() => null);
    const alone = this.#stages.map((_, stage) => this.#best(nothing, stage, goal));
    const starts = [nothing, alone, ...(near === undefined ? [] : [near])];
    const found = starts.map((start) => this.#descend(start, goal));
    return found.reduce((best, one) => (this.#charge(one, goal) < this.#charge(best, goal) ? one : best));
  }

  /** Vectors that lead in even steps from one to the other, by how many cases each stage would take alone; both ends left out. */
  between(one: Cutoffs, other: Cutoffs, steps: number): Cutoffs[] {
    return Array.from({ length: steps - 1 }, (_, step) =>
      this.#stages.map((_stage, at) => {
        const [from, to] = [this.#rankOf(at, one[at]!), this.#rankOf(at, other[at]!)];
        const rank = Math.round(from + ((to - from) * (step + 1)) / steps);
        return rank === 0 ? null : this.#stages[at]!.scores[this.#order[at]![rank - 1]!]!;
      }),
    );
  }

  /** How many cases have at least this score. */
  #rankOf(stage: number, cutoff: number | null): number {
    if (cutoff === null) return 0;
    return this.#stages[stage]!.scores.reduce((count, score) => count + (score >= cutoff ? 1 : 0), 0);
  }

  /** What these cut-offs are expected to do to a case. */
  expectation(cutoffs: Cutoffs): PathPoint {
    let [accepted, errors, cost] = [0, 0, 0];
    for (let i = 0; i < this.#cases; i += 1) {
      const end = this.#follow(cutoffs, i, 0);
      cost += end.spent + (end.stage === null ? this.#money.person : end.risk * this.#money.error);
      accepted += end.stage === null ? 0 : 1;
      errors += end.risk;
    }
    return { cutoffs, accepted: accepted / this.#cases, errors: errors / this.#cases, costPerCase: cost / this.#cases };
  }

  #descend(start: Cutoffs, goal: PlanGoal): Cutoffs {
    let cutoffs = start;
    for (let round = 0; round < mostRounds; round += 1) {
      const before = cutoffs;
      for (const stage of this.#stages.keys()) cutoffs = cutoffs.with(stage, this.#best(cutoffs, stage, goal));
      if (cutoffs.every((cutoff, stage) => cutoff === before[stage])) break;
    }
    return cutoffs;
  }

  /** The best cut-off of one stage while the others stand: everything from the surest case down to where it pays most. */
  #best(cutoffs: Cutoffs, stage: number, goal: PlanGoal): number | null {
    const { scores, costs, risks } = this.#stages[stage]!;
    if (this.#isDear(costs)) return null;
    const before = cutoffs.map((cutoff, at) => (at < stage ? cutoff : null));
    let [balance, lowest] = [0, 0];
    let best: number | null = null;
    const order = this.#order[stage]!;
    for (let rank = 0; rank < order.length; rank += 1) {
      const i = order[rank]!;
      const score = scores[i]!;
      if (!(score > 0)) break;
      if (this.#follow(before, i, 0).stage !== null) continue;
      balance += this.#ofAnswer(risks[i]!, goal) - this.#ofGoingOn(cutoffs, i, stage + 1, goal);
      const isTied = rank + 1 < order.length && scores[order[rank + 1]!] === score;
      if (!isTied && balance < lowest) [lowest, best] = [balance, score];
    }
    return best !== null && lowest + this.#askingAll(before, costs) < 0 ? best : null;
  }

  /** Asking costs as much as a person, who would settle it. */
  #isDear(costs: Float64Array): boolean {
    return costs.reduce((sum, cost) => sum + cost, 0) >= this.#cases * this.#money.person;
  }

  #askingAll(before: Cutoffs, costs: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < this.#cases; i += 1) if (this.#follow(before, i, 0).stage === null) sum += costs[i]!;
    return sum;
  }

  #charge(cutoffs: Cutoffs, goal: PlanGoal): number {
    let sum = 0;
    for (let i = 0; i < this.#cases; i += 1) sum += this.#ofGoingOn(cutoffs, i, 0, goal);
    return sum;
  }

  #ofGoingOn(cutoffs: Cutoffs, i: number, from: number, goal: PlanGoal): number {
    const { stage, risk, spent } = this.#follow(cutoffs, i, from);
    return spent + (stage === null ? this.#money.person : this.#ofAnswer(risk, goal));
  }

  #ofAnswer(risk: number, { price, target }: PlanGoal): number {
    return risk * this.#money.error + price * (risk - target);
  }

  #follow(cutoffs: Cutoffs, i: number, from: number): { stage: number | null; risk: number; spent: number } {
    let spent = 0;
    for (let stage = from; stage < cutoffs.length; stage += 1) {
      const cutoff = cutoffs[stage]!;
      if (cutoff === null) continue;
      const { scores, costs, risks } = this.#stages[stage]!;
      spent += costs[i]!;
      if (stands(scores[i]!, cutoff)) return { stage, risk: risks[i]!, spent };
    }
    return { stage: null, risk: 0, spent };
  }
}

function orderOf(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores, (_, i) => i).sort((i, j) => scores[j]! - scores[i]!);
}
