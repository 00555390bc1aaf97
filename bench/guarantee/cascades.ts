import { chooseCascade } from "@surety/core/gate/cascade-choice";
import { scriptedParts, ScriptedTruth, type ScriptedWorld } from "@surety/core/gate/scripted-cascade.fixture";
import { deltaForLook } from "@surety/core/statistics/spend-delta";
import { countOf, type Count } from "./deployments.ts";
import type { GuaranteePlan } from "./plan.ts";

/** Many cascades of scripted models, chosen from labels that differ in their draw alone. */
export interface CascadeFigures {
  world: string;
  labels: number;
  target: number;
  /** Cascades whose automated cases are wrong more often than promised, truly. */
  broken: Count;
  /** Mean share of cases that is automated, and the share of cascades that automate none. */
  automation: number;
  silent: number;
  /** Mean true cost of a case. */
  cost: number;
  /** Of the cheapest vector that keeps the target, for somebody who knows everything. */
  best: number;
  /** Of the cheapest that so many labels can prove, for somebody who knows which to prove. */
  provable: number;
  people: number;
}

export function simulateCascades(
  world: ScriptedWorld,
  sizes: readonly number[],
  plan: GuaranteePlan,
  random: () => number,
): CascadeFigures[] {
  const { money, target, name } = world;
  const { assurance } = plan;
  const truth = new ScriptedTruth(world, 20_000, random);
  return sizes.map((labels) => {
    const chosen = Array.from({ length: plan.cascades }, () =>
      truth.of(chooseCascade({ ...scriptedParts(world, labels, random), money, target, assurance, look: 1 }).cutoffs),
    );
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      world: name,
      labels,
      target,
      broken: countOf(chosen.map(({ error }) => error > target)),
      automation: mean(chosen.map(({ accepted }) => accepted)),
      silent: chosen.filter(({ accepted }) => accepted === 0).length / chosen.length,
      cost: mean(chosen.map(({ costPerCase }) => costPerCase)),
      best: truth.best().costPerCase,
      provable: truth.provable(labels, deltaForLook(1 - assurance, 1)).costPerCase,
      people: money.person,
    };
  });
}
