import { clopperPearson } from "@surety/core/statistics/clopper-pearson";
import { type AutomationAtTarget, automationAtTargets, type ScoredAnswer } from "../evaluate/automation-at-targets.ts";

/** Documents that a threshold is derived from, and others on which it is tried. */
export interface DocumentFold {
  calibration: readonly ScoredAnswer[];
  test: readonly ScoredAnswer[];
}

/** What would be automated as a whole where at most `target` of it may have a wrong field. */
export interface AutomatedDocuments extends Pick<
  AutomationAtTarget,
  "target" | "automationRate" | "automated" | "observedError" | "errors" | "advice" | "labelsMissing"
> {
  observedErrorInterval: { low: number; high: number };
  /** Of each fold; null where its labels earned none. */
  thresholds: (number | null)[];
  /** What somebody who knew every answer could automate: no labels prove it beforehand. */
  possible: number;
}

/** Thresholds on whole documents with a guarantee, each from one fold's training documents, tried on that fold's others. */
export function automatedDocuments(
  folds: readonly DocumentFold[],
  target: number,
  assurance: number,
): AutomatedDocuments {
  const each = folds.map(({ calibration, test }) => {
    const [one] = automationAtTargets({ calibration, test, targets: [target], assurance, prior: { kind: "identity" } });
    return one!;
  });
  const sum = (of: (one: AutomationAtTarget) => number) => each.reduce((total, one) => total + of(one), 0);
  const [automated, errors] = [sum((one) => one.automated), sum((one) => one.errors)];
  const tested = folds.flatMap(({ test }) => test);
  const wanting = each.find((one) => one.threshold === null);
  return {
    target,
    automated,
    errors,
    automationRate: automated / Math.max(1, tested.length),
    observedError: automated === 0 ? 0 : errors / automated,
    observedErrorInterval: clopperPearson(errors, automated, 0.95),
    thresholds: each.map(({ threshold }) => threshold),
    advice: wanting?.advice ?? null,
    labelsMissing: wanting?.labelsMissing ?? null,
    possible: possibleShare(tested, target),
  };
}

function possibleShare(answers: readonly ScoredAnswer[], target: number): number {
  let [errors, most] = [0, 0];
  for (const [at, { right }] of answers.toSorted((a, b) => b.score - a.score).entries()) {
    if (!right) errors += 1;
    if (errors <= target * (at + 1)) most = at + 1;
  }
  return most / Math.max(1, answers.length);
}
