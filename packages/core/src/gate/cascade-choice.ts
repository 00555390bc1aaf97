import { calibrate, type Calibrator } from "../statistics/calibrator.ts";
import { upperBound } from "../statistics/clopper-pearson.ts";
import { passingOf } from "../statistics/fallback-test.ts";
import { isWorthTheLook } from "../statistics/look-worth.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { deltaForLook } from "../statistics/spend-delta.ts";
import { startingPoints } from "../statistics/starting-points.ts";
import {
  type CascadeCase,
  type CascadeMoney,
  type CascadeTally,
  countAnswered,
  type Cutoffs,
  tallyCascade,
} from "./cascade.ts";
import { cascadePath, type PathPoint } from "./cascade-path.ts";
import { stagePriors } from "./cascade-priors.ts";
import { smoothCases } from "./smooth-cases.ts";

/** How many times the root of the labels plan, and their greatest share. Our own, measured in decision 35. */
const [planningRoots, mostPlanning] = [1, 0.2];

/**
 * The part of so many labels that should plan: what a plan gets wrong costs ever less with more labels, and each label is
 * worth more where it tests. `others` is how many plan anyway, because they may not test: with enough of them, none. `times`
 * as many as usual where scores are not to be leaned on (`splitToPlan`).
 */
export function shareThatPlans(labels: number, others = 0, times = 1): number {
  const wanted = Math.min(mostPlanning, (times * planningRoots) / Math.sqrt(Math.max(1, labels)));
  return Math.max(0, wanted - others / Math.max(1, labels));
}

/** More labels than this that may not test add nothing to a plan. Our own, measured in decision 35. */
export const mostTeachingThatPlan = 600;

export interface CascadeQuestion {
  /** Labelled cases that choose which vectors are tested, and in which order; they never test. */
  planning: readonly CascadeCase[];
  /** A fair sample of what arrives, apart from those: these test. */
  calibration: readonly CascadeCase[];
  money: CascadeMoney;
  /** Largest acceptable share of errors among all automated cases, whichever stage answered. */
  target: number;
  /** Probability with which that must hold. */
  assurance: number;
  /** Score to probability right, by stage, where it is known; else it is fitted on the planning cases. */
  priors?: readonly Calibrator[] | undefined;
  /** How many judgments of one block share the assurance. Default 1. */
  judgments?: number | undefined;
  /** Counts the times that these labels were tested on, from 1; a time that would hardly succeed is then passed over. */
  look?: number | undefined;
}

export interface ChosenCascade {
  /** Null where the labels cannot support the target yet: people decide. */
  cutoffs: Cutoffs | null;
  /** What the chosen vector, or else nobody but people, does to the cases that tested. */
  tally: CascadeTally;
  /** What planning expected of it. */
  expected: PathPoint | null;
  /** Exact one-sided bound on the error rate of automated cases (Clopper and Pearson 1934); 1 without a vector. */
  upperBound: number;
  /** The assurance that this test was made at: what looks and judgments leave of it. */
  assurance: number;
  /** Vectors that could have been tested, and those that passed. */
  vectors: number;
  passed: number;
  /** False where a test was hopeless and none was made: then this look has cost nothing. */
  tested: boolean;
}

/**
 * Chooses the cut-offs of all stages together: the cheapest vector of which the labels show, with the stated assurance,
 * that at most `target` of the automated cases are wrong. Planning orders vectors on cases of its own; the others test
 * them in that order (Learn-then-Test, Angelopoulos 2021), so whatever planning got wrong costs money and never the promise.
 */
export function chooseCascade(question: CascadeQuestion): ChosenCascade {
  const { planning, calibration, money, target, assurance, judgments = 1, look } = question;
  const delta = (look === undefined ? 1 - assurance : deltaForLook(1 - assurance, look)) / judgments;
  const priors = question.priors ?? stagePriors(planning);
  // The same labels are planned with in the same way, whenever that is.
  const cases = smoothCases(planning, seededRandom(planning.length));
  const path = cascadePath({ cases, risks: priors.map(riskBy), money, target });
  const foreseen = path.map((point, at) => foreseenGroup(point, at, calibration.length));
  const starts = startingPoints(foreseen, target, delta, true);
  const isWorth = look === undefined || isWorthTheLook(foreseen, starts, { target, prior: { kind: "identity" } });
  const tested = path.length > 0 && calibration.length > 0 && isWorth;
  const passed = tested ? passingOf(groupsOf(path, calibration), starts, target) : [];
  const best = cheapestOf(passed.map(({ point }) => point));
  const tally = tallyCascade(calibration, best?.cutoffs ?? nobody(planning, calibration), money);
  return {
    cutoffs: best?.cutoffs ?? null,
    tally,
    expected: best,
    upperBound: best === null ? 1 : upperBound(tally.errors, tally.accepted, delta),
    assurance: 1 - delta,
    vectors: path.length,
    passed: passed.length,
    tested,
  };
}

const riskBy = (prior: Calibrator) => (score: number) => 1 - calibrate(prior, score);

/** What planning expects among so many cases; where to start is decided by this alone, before any of them is looked at. */
export function foreseenGroup({ accepted, errors }: PathPoint, at: number, cases: number) {
  return { threshold: at, accepted: Math.round(accepted * cases), errors: 0, expectedErrors: errors * cases };
}

const groupsOf = (path: readonly PathPoint[], calibration: readonly CascadeCase[]) =>
  path.map((point) => ({ point, ...countAnswered(calibration, point.cutoffs) }));

/** All that pass are shown to hold at once, so the cheapest may be taken. */
function cheapestOf(points: readonly PathPoint[]): PathPoint | null {
  return points.reduce<PathPoint | null>(
    (best, one) => (best === null || one.costPerCase <= best.costPerCase ? one : best),
    null,
  );
}

function nobody(...samples: readonly (readonly CascadeCase[])[]): Cutoffs {
  return (samples.find((cases) => cases.length > 0)?.[0] ?? []).map(() => null);
}
