import { auditShare } from "@surety/core/audit/audit-share";
import { decideGate } from "@surety/core/gate/decide";
import { fairSample } from "@surety/core/gate/fair-sample";
import { fitGate } from "@surety/core/gate/threshold";
import { countOf, type Count } from "./deployments.ts";
import type { GuaranteePlan } from "./plan.ts";
import { drawCases, KnownTruth, type Answered, type Population } from "./population.ts";

/** Many gates, each followed from its first label over all its looks. */
export interface LifeFigures {
  population: string;
  target: number;
  /** Lives in which any threshold that was ever in force let more errors through than promised. */
  broken: Count;
  /** Labels at each look, and the mean share of cases automated after it. */
  looks: { labels: number; automation: number }[];
}

/** Doubtful cases are audited twice as often, so the labels of a running gate have unequal chances. */
const audits = { share: 0.05, raise: [{ confidenceBelow: 0.9, share: 0.1 }] };
const mostAudited = 0.1;

type Label = Answered & { segment: null; draw: number };

/**
 * Whole lives: while there is no threshold people decide everything; from then on labels are drawn at the audit share.
 * Whenever the labels have doubled the threshold is derived anew, by the product's own functions.
 */
export function simulateLives(
  population: Population,
  target: number,
  plan: GuaranteePlan,
  random: () => number,
): LifeFigures {
  const truth = new KnownTruth(population);
  const lives = Array.from({ length: plan.lives }, () => thresholdsOfLife(population, target, plan, random));
  const looks = Array.from({ length: plan.looks }, (_, look) => ({
    labels: plan.firstLook * 2 ** look,
    automation: lives.reduce((sum, life) => sum + truth.at(life[look]!).automationRate, 0) / lives.length,
  }));
  const broken = countOf(lives.map((life) => life.some((threshold) => truth.at(threshold).error > target)));
  return { population: population.name, target, broken, looks };
}

function thresholdsOfLife(population: Population, target: number, plan: GuaranteePlan, random: () => number) {
  const labels: Label[] = [];
  const thresholds: (number | null)[] = [];
  let look = 1;
  while (thresholds.length < plan.looks) {
    const inForce = thresholds.at(-1) ?? null;
    const wanted = plan.firstLook * 2 ** thresholds.length;
    while (labels.length < wanted) labels.push(nextLabel(population, inForce, random));
    const fitted = fitGate({
      calibrationCases: fairSample(labels, random).map(({ confidence, correct }) => ({ confidence, correct })),
      target,
      assurance: plan.assurance,
      prior: { kind: "identity" },
      look,
    });
    // As in the product: what tested nothing is no look, and leaves in force what was earned.
    thresholds.push(fitted.tested ? fitted.segments[0]!.threshold : inForce);
    if (fitted.tested) look += 1;
  }
  return thresholds;
}

/** The next case whose label may set a threshold; the many that are not drawn pass by unseen. */
function nextLabel(population: Population, threshold: number | null, random: () => number): Label {
  for (;;) {
    const [arrived] = drawCases(population, 1, random);
    const { confidence } = arrived!;
    const share = auditShare(audits, { segment: null, confidence });
    // One in so many passes here: drawing only among those keeps the proportions and saves the others' time.
    const draw = random() * mostAudited;
    const { labelProbability } = decideGate({ ...running, confidence, threshold, auditRate: share, draw });
    if (labelProbability !== null) return { ...arrived!, segment: null, draw: labelProbability };
  }
}

const running = {
  stage: "live",
  stakes: "normal",
  checksPassed: true,
  abstained: false,
  outOfScope: false,
  closed: false,
} as const;
