import { calibrate, type Calibrator } from "../statistics/calibrator.ts";
import { confidenceGroups, type ConfidenceGroup } from "../statistics/confidence-groups.ts";
import { fitCalibrator } from "../statistics/fit-calibrator.ts";
import { labelsNeeded } from "../statistics/labels-needed.ts";
import { count, percent } from "./percent.ts";

export type AdviceQuestion = {
  scores: number[];
  errors: number[];
  target: number;
  /** Error budget of one test of this gate. */
  delta: number;
  prior?: Calibrator | undefined;
  segment: string | null;
};

export type Advice = {
  /** Labels still missing; null when labels alone will not do. */
  labelsMissing: number | null;
  sentence: string;
};

const SHARES = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const LABELS_TO_TRUST = 100;

/**
 * What a gate without a threshold needs: the smallest number of further labels after which it automates
 * some share of the cases with four chances in five. A forecast, not a promise.
 */
export function labelAdvice(question: AdviceQuestion): Advice {
  const of = question.segment === null ? "" : ` of segment ${question.segment}`;
  const goal = percent(question.target);
  const missing = fewestMissing(question);
  if (missing === null) return { labelsMissing: null, sentence: hopeless(of, goal) };
  return { labelsMissing: missing, sentence: `Label ${count(missing)} more${of} to automate at ${goal}.` };
}

function hopeless(of: string, goal: string): string {
  return (
    `More labels alone will not let cases${of} be automated at ${goal}: even the most confident answers ` +
    "are wrong too often. Improve the model, add a check, or accept more errors."
  );
}

function fewestMissing({ scores, errors, target, delta, prior }: AdviceQuestion): number | null {
  if (scores.length === 0) return labelsNeeded({ target, assurance: 1 - delta, expectedErrorRate: target / 4 });
  const groups = confidenceGroups(scores, errors, predictedRisk(scores, errors, prior));
  const needs = SHARES.map((share) => missingAt(groups, share, target, delta)).filter((need) => need !== null);
  return needs.length === 0 ? null : Math.min(...needs);
}

/** Few labels say less about the risk than other data do; many say more. */
function predictedRisk(scores: number[], errors: number[], prior: Calibrator | undefined): (score: number) => number {
  const ownFit = prior === undefined || scores.length >= LABELS_TO_TRUST;
  const hits = errors.map((error) => 1 - error);
  const calibrator = ownFit ? fitCalibrator(scores, hits) : prior;
  return (score) => 1 - calibrate(calibrator, score);
}

function missingAt(groups: ConfidenceGroup[], share: number, target: number, delta: number): number | null {
  const total = groups.at(-1)!.accepted;
  const group = groups.find((candidate) => candidate.accepted >= share * total)!;
  const missing = labelsNeeded({
    target,
    assurance: 1 - delta,
    expectedErrorRate: group.expectedErrors / group.accepted,
    acceptedShare: group.accepted / total,
    seen: { accepted: group.accepted, errors: group.errors },
  });
  // Enough by itself, yet the sequence of tests stopped before it: a tenth more labels moves it.
  return missing === 0 ? Math.max(10, Math.ceil(total / 10)) : missing;
}
