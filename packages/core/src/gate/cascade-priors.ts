import type { Calibrator } from "../statistics/calibrator.ts";
import { fitCalibrator } from "../statistics/fit-calibrator.ts";
import type { CascadeCase } from "./cascade.ts";

/** Fits, for each stage, how likely it is right at a score. Scores of 0 never stand and say nothing. */
export function stagePriors(planning: readonly CascadeCase[]): Calibrator[] {
  return (planning[0] ?? []).map((_, stage) => {
    const answers = planning.map((one) => one[stage]!).filter(({ score }) => score > 0);
    return fitCalibrator(
      answers.map(({ score }) => score),
      answers.map(({ correct }) => (correct ? 1 : 0)),
    );
  });
}
