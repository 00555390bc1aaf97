import { describe, expect, test } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import type { CascadeMoney, Cutoffs } from "./cascade.ts";
import { type PlanGoal, Planner, type PlannedStage } from "./cascade-planner.ts";

const money = { person: 0.6, error: 0 };

function stageOf(scores: number[], cost: number): PlannedStage {
  return {
    scores: Float64Array.from(scores),
    costs: Float64Array.from(scores, () => cost),
    risks: Float64Array.from(scores, (score) => 1 - score),
  };
}

/** What a vector is charged with, counted anew. */
function charge(stages: PlannedStage[], cutoffs: Cutoffs, { person, error }: CascadeMoney, goal: PlanGoal): number {
  return [...stages[0]!.scores.keys()].reduce((sum, i) => {
    for (const [at, { scores, costs, risks }] of stages.entries()) {
      const cutoff = cutoffs[at]!;
      if (cutoff === null) continue;
      sum += costs[i]!;
      if (scores[i]! >= cutoff) return sum + risks[i]! * error + goal.price * (risks[i]! - goal.target);
    }
    return sum + person;
  }, 0);
}

/** All vectors there are, for few cases. */
function cheapestByTryingAll(stages: PlannedStage[], goal: PlanGoal): number {
  const options = stages.map(({ scores }) => [null, ...scores]);
  const vectors = options.reduce<Cutoffs[]>(
    (found, some) => found.flatMap((head) => some.map((cutoff) => [...head, cutoff])),
    [[]],
  );
  return Math.min(...vectors.map((cutoffs) => charge(stages, cutoffs, money, goal)));
}

describe("the cheapest cut-offs", () => {
  test.each([
    [0.05, 0],
    [0.05, 1],
    [0.1, 5],
    [0.02, 40],
  ])("target %d, price %d: hardly dearer than the best of all vectors, in thirty small worlds", (target, price) => {
    const random = seededRandom(price + 1);
    const ratios = Array.from({ length: 30 }, () => {
      const draw = () => Array.from({ length: 8 }, () => Math.sqrt(random()));
      const stages = [stageOf(draw(), 0), stageOf(draw(), 0.02), stageOf(draw(), 0.1)];
      const goal = { price, target };
      const found = charge(stages, new Planner(stages, money).cheapest(goal), money, goal);
      const best = cheapestByTryingAll(stages, goal);
      expect(found).toBeGreaterThanOrEqual(best - 1e-9);
      return (found - best) / (8 * money.person);
    });
    expect(Math.max(...ratios)).toBeLessThan(0.1);
    expect(ratios.reduce((sum, one) => sum + one, 0) / 30).toBeLessThan(0.01);
  });

  test("a stage that costs more than a person is never asked", () => {
    const stages = [stageOf([0.9, 0.5, 0.4], 0), stageOf([0.99, 0.99, 0.99], 0.7)];
    expect(new Planner(stages, money).cheapest({ price: 1, target: 0.3 })).toEqual([0.4, null]);
  });

  test("cases that are equally sure stand or fall together", () => {
    const stages = [stageOf([0.9, 0.9, 0.9, 0.2], 0)];
    expect(new Planner(stages, money).cheapest({ price: 10, target: 0.2 })).toEqual([0.9]);
  });

  test("what nobody would take is left to people", () => {
    expect(new Planner([stageOf([0, 0, 0.1], 0)], money).cheapest({ price: 100, target: 0.05 })).toEqual([null]);
  });
});

test("what a vector is expected to do", () => {
  const stages = [stageOf([0.9, 0.5], 0), stageOf([0.3, 0.8], 0.1)];
  const { costPerCase, ...shares } = new Planner(stages, { person: 1, error: 10 }).expectation([0.9, 0.95]);
  expect(shares).toEqual({ cutoffs: [0.9, 0.95], accepted: 0.5, errors: (1 - 0.9) / 2 });
  expect(costPerCase).toBeCloseTo((1 + 0.1 + 1) / 2, 12);
});
