import { chooseCascade, mostTeachingThatPlan } from "@surety/core/gate/cascade-choice";
import { scriptedParts, type ScriptedWorld } from "@surety/core/gate/scripted-cascade.fixture";
import { ScriptedTruth } from "@surety/core/gate/scripted-truth.fixture";
import { deltaForLook } from "@surety/core/statistics/spend-delta";
import { countOf, type Count } from "./deployments.ts";
import type { GuaranteePlan } from "./plan.ts";

/** Many cascades of scripted models, chosen from labels that differ in their draw alone. */
export interface CascadeFigures {
  world: string;
  labels: number;
  /** Labels besides, that taught the first model and may plan alone. */
  taught: number;
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
  /** At least, on average, of whatever keeps the promise in every world and has so many labels. */
  provable: number;
  /** On average of somebody who knows the truth and must show it by the same test on the same labels, all of which test. */
  certified: number;
  /** Standard error of what a case costs more than that, over these draws of the labels. */
  costError: number;
  people: number;
}

/** Of the labels of a house, 45 % measure and the others teach its own model. */
const teachingPerLabel = 0.55 / 0.45;

export function simulateCascades(
  world: ScriptedWorld,
  plan: GuaranteePlan,
  random: () => number,
  tell: (text: string) => void,
): CascadeFigures[] {
  const truth = new ScriptedTruth(world, 20_000, random);
  return plan.cascadeSizes.flatMap((labels) =>
    [0, Math.min(mostTeachingThatPlan, Math.round(labels * teachingPerLabel))].map((taught) => {
      tell(`cascades of ${world.name} models, ${labels} labels, ${taught} more that taught`);
      return simulate(world, truth, { labels, taught }, plan, random);
    }),
  );
}

function simulate(
  world: ScriptedWorld,
  truth: ScriptedTruth,
  { labels, taught }: { labels: number; taught: number },
  { assurance, cascades }: GuaranteePlan,
  random: () => number,
): CascadeFigures {
  const { money, target, name } = world;
  const delta = deltaForLook(1 - assurance, 1);
  const runs = Array.from({ length: cascades }, () => {
    const parts = scriptedParts(world, labels, random, taught);
    const { cutoffs } = chooseCascade({ ...parts, money, target, assurance, look: 1 });
    return { ...truth.of(cutoffs), certified: truth.certified(parts.labels, delta).costPerCase };
  });
  const mean = (of: (one: (typeof runs)[number]) => number) =>
    runs.reduce((sum, one) => sum + of(one), 0) / runs.length;
  return {
    world: name,
    labels,
    taught,
    target,
    broken: countOf(runs.map(({ error }) => error > target)),
    automation: mean(({ accepted }) => accepted),
    silent: runs.filter(({ accepted }) => accepted === 0).length / runs.length,
    cost: mean(({ costPerCase }) => costPerCase),
    best: truth.best().costPerCase,
    provable: truth.provable(labels, delta),
    certified: mean(({ certified }) => certified),
    costError: errorOfMean(runs.map(({ costPerCase, certified }) => costPerCase - certified)),
    people: money.person,
  };
}

function errorOfMean(values: readonly number[]): number {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
}
