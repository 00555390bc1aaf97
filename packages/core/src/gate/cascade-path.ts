import type { CascadeCase, CascadeMoney, Cutoffs, StageAnswer } from "./cascade.ts";
import { Planner, type PlannedStage } from "./cascade-planner.ts";

export interface CascadePlan {
  /** Cases that plan and never test; their right answers are not needed here. */
  cases: readonly CascadeCase<StageAnswer>[];
  /** For each stage: how likely its answer is wrong at a score, by other labels or by nature. */
  risks: readonly ((score: number) => number)[];
  money: CascadeMoney;
  /** Largest acceptable share of errors among automated cases. */
  target: number;
}

/** A vector of cut-offs with what it is expected to do to a case. */
export interface PathPoint {
  cutoffs: Cutoffs;
  /** Share of cases that is automated, and that is automated wrongly. */
  accepted: number;
  errors: number;
  costPerCase: number;
}

/** Prices of an error beyond the target, in decisions of a person: from so much that cost hardly counts, down to nothing. */
const dearest = 300;
const cheapest = 0.02;
const steps = 60;
/** Between two neighbours on the line, so that a step never leads from far below the target to far above it. */
const stepsBetween = 5;
/** Stricter than the target, for scores that promise too much. */
const stricter = [1 / 16, 1 / 8, 1 / 4, 1 / 2];

/**
 * The vectors of cut-offs that are worth testing, from those that leave the most room below the target to the cheapest.
 * Each is the cheapest vector for one price of an error beyond the target (a Lagrange multiplier), so none of them is
 * beaten in cost and in errors by another; there is one such line, where a grid over all stages would have as many
 * dimensions as stages. Our own, within Learn-then-Test (Angelopoulos 2021).
 */
export function cascadePath({ cases, risks, money, target }: CascadePlan): PathPoint[] {
  const [first] = cases;
  if (first === undefined) return [];
  const planner = new Planner(
    first.map((_, stage) => planned(cases, stage, risks[stage]!)),
    money,
  );
  const unit = Math.max(money.person, money.error, Number.MIN_VALUE);
  const prices = Array.from({ length: steps }, (_, i) => dearest * (cheapest / dearest) ** (i / (steps - 1)));
  const goals = [
    ...stricter.map((share) => ({ price: dearest * unit, target: target * share })),
    ...[...prices, 0].map((price) => ({ price: price * unit, target })),
  ];
  const line: Cutoffs[] = [];
  for (const goal of goals) {
    const cutoffs = planner.cheapest(goal, line.at(-1));
    if (line.length > 0) line.push(...planner.between(line.at(-1)!, cutoffs, stepsBetween));
    line.push(cutoffs);
  }
  return line
    .filter((cutoffs, at) => !isSame(line[at - 1], cutoffs))
    .map((cutoffs) => planner.expectation(cutoffs))
    .filter(({ accepted }) => accepted > 0);
}

function planned(
  cases: readonly CascadeCase<StageAnswer>[],
  stage: number,
  risk: (score: number) => number,
): PlannedStage {
  const scores = Float64Array.from(cases, (one) => one[stage]!.score);
  return {
    scores,
    costs: Float64Array.from(cases, (one) => one[stage]!.cost),
    risks: scores.map(risk),
  };
}

function isSame(one: Cutoffs | undefined, other: Cutoffs): boolean {
  return one !== undefined && one.every((cutoff, stage) => cutoff === other[stage]);
}
