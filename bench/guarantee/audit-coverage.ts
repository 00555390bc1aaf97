import { auditShare } from "@surety/core/audit/audit-share";
import { fitGate } from "@surety/core/gate/threshold";
import { liveError, type LiveCase } from "@surety/core/measure/live-error";
import { countOf, type Count } from "./deployments.ts";
import type { GuaranteePlan } from "./plan.ts";
import { drawCases, KnownTruth, type Population } from "./population.ts";

/** How often the interval of live accuracy holds the truth. */
export interface CoverageFigures {
  population: string;
  /** Which cases it speaks about: all, or those that were automated. */
  about: "all cases" | "automated cases";
  cases: number;
  covered: Count;
  /** Mean width of the interval, and what the mean over everything that somebody looked at would say. */
  width: number;
  truth: number;
  naive: number;
}

const audits = { share: 0.03, raise: [{ confidenceBelow: 0.9, share: 0.09 }] };
const target = 0.05;
const labels = 2_000;

/** Months of a running gate: everything below its threshold is reviewed, few above it are audited. */
export function simulateMonths(
  population: Population,
  cases: number,
  plan: GuaranteePlan,
  random: () => number,
): CoverageFigures[] {
  const threshold = thresholdOf(population, plan, random);
  const automated = new KnownTruth(population).at(threshold).error;
  const all = population.cases.filter((one) => !one.correct).length / population.cases.length;
  const months = Array.from({ length: plan.months }, () => month(population, cases, threshold, random));
  const about = (
    name: CoverageFigures["about"],
    truth: number,
    chosen: (one: LiveCase) => boolean,
  ): CoverageFigures => {
    const seen = months.map((one) => one.filter(chosen));
    const estimates = seen.map((one) => liveError(one));
    return {
      population: population.name,
      about: name,
      cases,
      covered: countOf(estimates.map(({ low, high }) => low <= truth && truth <= high)),
      width: mean(estimates.map(({ low, high }) => high - low)),
      truth,
      naive: mean(seen.map(meanOfLookedAt)),
    };
  };
  return [
    about("all cases", all, () => true),
    about("automated cases", automated, (one) => one.confidence > 0 && one.confidence >= threshold),
  ];
}

function thresholdOf(population: Population, plan: GuaranteePlan, random: () => number): number {
  const calibrationCases = drawCases(population, labels, random);
  const fitted = fitGate({ calibrationCases, target, assurance: plan.assurance, prior: { kind: "identity" } });
  return fitted.segments[0]!.threshold ?? 1;
}

function month(population: Population, n: number, threshold: number, random: () => number): LiveCase[] {
  return drawCases(population, n, random).map(({ confidence, correct }) => {
    const automated = confidence > 0 && confidence >= threshold;
    const probability = automated ? auditShare(audits, { segment: null, confidence }) : 1;
    return { confidence, probability, error: random() < probability ? (correct ? 0 : 1) : null };
  });
}

function meanOfLookedAt(cases: readonly LiveCase[]): number {
  return mean(cases.flatMap(({ error }) => (error === null ? [] : [error])));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
