import { deployMix, lifeOfMix, truthOf } from "@surety/core/language/scripted-mixes.fixture";
import type { SignalWorld } from "@surety/core/language/scripted-signals.fixture";
import { countOf, type Count } from "./deployments.ts";
import type { GuaranteePlan } from "./plan.ts";

/** Many gates of scripted models whose signals have a known quality, from labels that differ in their draw alone. */
export interface MixFigures {
  world: string;
  labels: number;
  target: number;
  /** Gates whose automated cases are wrong more often than promised, truly: as the product does it, and by the plain mean. */
  broken: Count;
  plainBroken: Count;
  /** Share of deployments in which a mix was shown to be better and put in force. */
  mixed: number;
  /** Mean share of cases that is automated: by the plain mean with all labels, and as the product does it. */
  plain: number;
  automation: number;
}

/** Whole lives of such gates, in which labels grow, thresholds are derived again, and mixes come and go. */
export interface MixLife {
  world: string;
  target: number;
  /** Lives in which any threshold in force was wrong more often than promised, truly. */
  broken: Count;
  looks: { labels: number; automation: number }[];
}

const target = 0.02;
const lifeSizes = [400, 800, 1_600, 3_200, 6_400];

export function simulateMixLives(world: SignalWorld, plan: GuaranteePlan, random: () => number): MixLife {
  const truth = truthOf(world, 20_000, random);
  const goal = { target, assurance: plan.assurance };
  const lives = Array.from({ length: plan.mixes }, () => lifeOfMix(world, lifeSizes, goal, truth, random));
  return {
    world: world.name,
    target,
    broken: countOf(lives.map((life) => life.some(({ error }) => error > target))),
    looks: lifeSizes.map((labels, at) => ({
      labels,
      automation: lives.reduce((sum, life) => sum + life[at]!.automation, 0) / lives.length,
    })),
  };
}

export function simulateMixes(
  world: SignalWorld,
  sizes: readonly number[],
  plan: GuaranteePlan,
  random: () => number,
): MixFigures[] {
  const truth = truthOf(world, 20_000, random);
  return sizes.map((labels) => {
    const goal = { target, assurance: plan.assurance };
    const runs = Array.from({ length: plan.mixes }, () => deployMix(world, labels, goal, truth, random));
    const mean = (of: (one: (typeof runs)[number]) => number) =>
      runs.reduce((sum, one) => sum + of(one), 0) / runs.length;
    return {
      world: world.name,
      labels,
      target,
      broken: countOf(runs.map(({ chosen }) => chosen.error > target)),
      plainBroken: countOf(runs.map(({ plain }) => plain.error > target)),
      mixed: mean(({ trial }) => (trial === "better" ? 1 : 0)),
      plain: mean(({ plain }) => plain.automation),
      automation: mean(({ chosen }) => chosen.automation),
    };
  });
}
