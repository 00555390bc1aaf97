import type { Calibrator } from "../statistics/calibrator.ts";
import { fitCautiousBeta } from "../statistics/fit-beta.ts";
import type { CascadeCase } from "./cascade.ts";

/**
 * Fits, for each stage, how likely it is right at a score; few labels plan, so what they hardly say is left as the score
 * says it. Scores of 0 never stand and say nothing.
 */
export function stagePriors(planning: readonly CascadeCase[]): Calibrator[] {
  return (planning[0] ?? []).map((_, stage) => {
    const answers = planning.map((one) => one[stage]!).filter(({ score }) => score > 0);
    return fitCautiousBeta(
      answers.map(({ score }) => score),
      answers.map(({ correct }) => (correct ? 1 : 0)),
    );
  });
}
