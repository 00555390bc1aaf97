import type { CascadeCase } from "./cascade.ts";
import { shareThatPlans } from "./cascade-choice.ts";

/** Times as many labels plan where scores promise too much. Our own, measured in decision 35. */
const timesAsMany = 3;
/** So many standard deviations more errors than the scores promise are too many. */
const tooMany = 1;

/** Labels that plan cut-offs, and those that test them. */
export interface SplitToPlan<Label> {
  planning: Label[];
  testing: Label[];
}

/**
 * Parts labels into those that plan and those that test. A plan leans on scores as far as few labels leave them open; where the
 * first labels that plan show that scores are not to be leaned on, more of them plan. Those that test then have no part in
 * how many they are: `drawOf` depends on their text alone, and whether more plan on the labels that plan already.
 */
export function splitToPlan<Label>(
  labels: readonly Label[],
  others: readonly CascadeCase[],
  { caseOf, drawOf }: { caseOf: (label: Label) => CascadeCase; drawOf: (label: Label) => number },
): SplitToPlan<Label> {
  const share = (times: number) => shareThatPlans(labels.length, others.length, times);
  const first = labels.filter((label) => drawOf(label) < share(1));
  const isBoastful = promisesTooMuch([...others, ...first.map(caseOf)]);
  const wanted = share(isBoastful ? timesAsMany : 1);
  return {
    planning: labels.filter((label) => drawOf(label) < wanted),
    testing: labels.filter((label) => drawOf(label) >= wanted),
  };
}

/** Whether these answers are wrong more often than their scores say, all stages together. */
export function promisesTooMuch(cases: readonly CascadeCase[]): boolean {
  const answers = cases.flat().filter(({ score }) => score > 0);
  const wrong = answers.filter(({ correct }) => !correct).length;
  const promised = answers.reduce((sum, { score }) => sum + 1 - score, 0);
  const variance = answers.reduce((sum, { score }) => sum + score * (1 - score), 0);
  return wrong - promised > tooMany * Math.sqrt(variance);
}
