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
  /** By stage: its cases, the surest first, and their scores in that order. */
  readonly #order: readonly Uint32Array[];
  readonly #sorted: readonly Float64Array[];
  /** By stage: whether asking it costs as much as a person, who would settle the case. */
  readonly #dear: readonly boolean[];
  readonly #cases: number;

  constructor(stages: readonly PlannedStage[], money: CascadeMoney) {
    this.#stages = stages;
    this.#money = money;
    this.#cases = stages[0]?.scores.length ?? 0;
    this.#order = stages.map(({ scores }) => orderOf(scores));
    this.#sorted = stages.map(({ scores }, stage) => Float64Array.from(this.#order[stage]!, (i) => scores[i]!));
    this.#dear = stages.map(({ costs }) => sumOf(costs) >= this.#cases * money.person);
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
    const ends = one.map((from, stage) => [this.#rankOf(stage, from), this.#rankOf(stage, other[stage]!)] as const);
    return Array.from({ length: steps - 1 }, (_, step) =>
      ends.map(([from, to], stage) => {
        const rank = Math.round(from + ((to - from) * (step + 1)) / steps);
        return rank === 0 ? null : this.#sorted[stage]![rank - 1]!;
      }),
    );
  }

  /** How many cases have at least this score. */
  #rankOf(stage: number, cutoff: number | null): number {
    if (cutoff === null) return 0;
    const sorted = this.#sorted[stage]!;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! >= cutoff) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What these cut-offs are expected to do to a case. */
  expectation(cutoffs: Cutoffs): PathPoint {
    let [accepted, errors, cost] = [0, 0, 0];
    for (let i = 0; i < this.#cases; i += 1) {
      const at = this.#answerOf(cutoffs, i);
      for (let stage = 0; stage < (at ?? cutoffs.length); stage += 1)
        if (cutoffs[stage] !== null) cost += this.#stages[stage]!.costs[i]!;
      const risk = at === null ? 0 : this.#stages[at]!.risks[i]!;
      cost += at === null ? this.#money.person : this.#stages[at]!.costs[i]! + risk * this.#money.error;
      accepted += at === null ? 0 : 1;
      errors += risk;
    }
    return { cutoffs, accepted: accepted / this.#cases, errors: errors / this.#cases, costPerCase: cost / this.#cases };
  }

  /** The stage that answers a case, of those before `before`; null where none does. */
  #answerOf(cutoffs: Cutoffs, i: number, before = cutoffs.length): number | null {
    for (let stage = 0; stage < before; stage += 1)
      if (stands(this.#stages[stage]!.scores[i]!, cutoffs[stage]!)) return stage;
    return null;
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
    if (this.#dear[stage]!) return null;
    const [{ costs, risks }, sorted, order] = [this.#stages[stage]!, this.#sorted[stage]!, this.#order[stage]!];
    const goingOn = this.#chargeFrom(cutoffs, stage + 1, goal);
    let [balance, lowest, asking] = [0, 0, 0];
    let best: number | null = null;
    for (let rank = 0; rank < order.length; rank += 1) {
      const [i, score] = [order[rank]!, sorted[rank]!];
      if (this.#answerOf(cutoffs, i, stage) === null) {
        asking += costs[i]!;
        if (score > 0) balance += this.#ofAnswer(risks[i]!, goal) - goingOn[i]!;
      }
      const isTied = sorted[rank + 1] === score;
      if (score > 0 && !isTied && balance < lowest) [lowest, best] = [balance, score];
    }
    return best !== null && lowest + asking < 0 ? best : null;
  }

  #charge(cutoffs: Cutoffs, goal: PlanGoal): number {
    return sumOf(this.#chargeFrom(cutoffs, 0, goal));
  }

  /** What each case is charged with from a stage on. */
  #chargeFrom(cutoffs: Cutoffs, from: number, goal: PlanGoal): Float64Array {
    const charge = new Float64Array(this.#cases).fill(this.#money.person);
    for (let stage = cutoffs.length - 1; stage >= from; stage -= 1) {
      const cutoff = cutoffs[stage]!;
      if (cutoff === null) continue;
      const { scores, costs, risks } = this.#stages[stage]!;
      for (let i = 0; i < charge.length; i += 1)
        charge[i] = costs[i]! + (stands(scores[i]!, cutoff) ? this.#ofAnswer(risks[i]!, goal) : charge[i]!);
    }
    return charge;
  }

  #ofAnswer(risk: number, { price, target }: PlanGoal): number {
    return risk * this.#money.error + price * (risk - target);
  }
}

const sumOf = (numbers: Float64Array): number => numbers.reduce((sum, one) => sum + one, 0);

function orderOf(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores, (_, i) => i).sort((i, j) => scores[j]! - scores[i]!);
}
