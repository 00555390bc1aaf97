import { fitGate } from "@surety/core/gate/threshold";
import { clopperPearson } from "@surety/core/statistics/clopper-pearson";
import { drawCases, KnownTruth, type Population } from "./population.ts";
import type { GuaranteePlan } from "./plan.ts";

/** How often something that may happen now and then did happen. */
export interface Count {
  happened: number;
  of: number;
  /** Exact 95 % interval of its probability. */
  low: number;
  high: number;
}

export function countOf(marks: readonly boolean[]): Count {
  const happened = marks.filter(Boolean).length;
  return { happened, of: marks.length, ...clopperPearson(happened, marks.length, 0.95) };
}

/** Many deployments that differ in the draw of their labels alone. */
export interface DeploymentFigures {
  population: string;
  labels: number;
  target: number;
  /** Deployments whose automated cases are wrong more often than promised, truly. */
  broken: Count;
  /** Mean share of cases that is automated, and the share of deployments that automate none. */
  automation: number;
  silent: number;
  /** What the best threshold would automate, for somebody who knew every answer. */
  oracle: number;
  naive: { broken: Count; automation: number };
}

/** Derives a gate from random labels, again and again, and looks at what it truly does to the whole population. */
export function simulateDeployments(
  population: Population,
  labels: number,
  target: number,
  plan: GuaranteePlan,
  random: () => number,
): DeploymentFigures {
  const truth = new KnownTruth(population);
  const gates = Array.from({ length: plan.deployments }, () => {
    const [gate] = fitGate({
      calibrationCases: drawCases(population, labels, random),
      target,
      assurance: plan.assurance,
      prior: { kind: "identity" },
      look: 1,
    }).segments;
    return {
      threshold: gate!.threshold,
      earned: truth.at(gate!.threshold),
      naive: truth.at(gate!.naive?.threshold ?? null),
    };
  });
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    population: population.name,
    labels,
    target,
    broken: countOf(gates.map(({ earned }) => earned.error > target)),
    automation: mean(gates.map(({ earned }) => earned.automationRate)),
    silent: gates.filter(({ threshold }) => threshold === null).length / gates.length,
    oracle: truth.oracle(target).automationRate,
    naive: {
      broken: countOf(gates.map(({ naive }) => naive.error > target)),
      automation: mean(gates.map(({ naive }) => naive.automationRate)),
    },
  };
}
