/** What one stage says to a case, as far as a cascade needs it. */
export interface StageAnswer {
  /** How sure it is, in [0, 1], as the gate sees it: 0 where it abstains or the case is out of scope. */
  score: number;
  /** What asking it costs, in money. */
  cost: number;
}

/** The same for a case whose right answer is known. */
export interface LabelledStage extends StageAnswer {
  correct: boolean;
}

/** A case by what every stage says to it, in the order in which they are asked; the last stop is always a person. */
export type CascadeCase<Stage extends StageAnswer = LabelledStage> = readonly Stage[];

/** From which score on each stage's answer stands; null for a stage that is not asked at all. */
export type Cutoffs = readonly (number | null)[];

/** What is at stake in a case besides the stages, in the same money. */
export interface CascadeMoney {
  /** A person's decision, with the share of it that is wrong. */
  person: number;
  /** An automated answer that is wrong; 0 where nobody has said. */
  error: number;
}

/** The stage that answers, or null for a person. A score of 0 never stands, and one that is not a number never does either. */
export function answeringStage(cutoffs: Cutoffs, scores: ArrayLike<number>): number | null {
  for (const [stage, cutoff] of cutoffs.entries()) if (stands(scores[stage]!, cutoff)) return stage;
  return null;
}

export function stands(score: number, cutoff: number | null): boolean {
  return cutoff !== null && score > 0 && score >= cutoff;
}

/** How many labelled cases the stages answer, and how many of those wrongly: all that a test of cut-offs looks at. */
export function countAnswered(cases: readonly CascadeCase[], cutoffs: Cutoffs): { accepted: number; errors: number } {
  let [accepted, errors] = [0, 0];
  for (const one of cases)
    for (let stage = 0; stage < cutoffs.length; stage += 1) {
      if (!stands(one[stage]!.score, cutoffs[stage]!)) continue;
      accepted += 1;
      errors += one[stage]!.correct ? 0 : 1;
      break;
    }
  return { accepted, errors };
}

/** What a cascade does to cases. */
export interface CascadeTally {
  cases: number;
  /** By stage: how many cases it is asked about, how many of them it answers, and how many of those wrongly. */
  stages: { asked: number; answered: number; errors: number; cost: number }[];
  /** Cases that no stage answers. */
  people: number;
  accepted: number;
  errors: number;
  /** What a case costs on average: stages, people, and errors of the machine. */
  costPerCase: number;
}

/** Follows labelled cases through the cascade. */
export function tallyCascade(cases: readonly CascadeCase[], cutoffs: Cutoffs, money: CascadeMoney): CascadeTally {
  const stages = cutoffs.map(() => ({ asked: 0, answered: 0, errors: 0, cost: 0 }));
  let people = 0;
  for (const one of cases) if (!follow(one, cutoffs, stages)) people += 1;
  const sum = (of: "answered" | "errors" | "cost") => stages.reduce((total, stage) => total + stage[of], 0);
  const errors = sum("errors");
  const spent = sum("cost") + people * money.person + errors * money.error;
  return {
    cases: cases.length,
    stages,
    people,
    accepted: sum("answered"),
    errors,
    costPerCase: cases.length === 0 ? 0 : spent / cases.length,
  };
}

/** Counts one case where it goes; whether a stage answers it. */
function follow(one: CascadeCase, cutoffs: Cutoffs, stages: CascadeTally["stages"]): boolean {
  for (const [at, cutoff] of cutoffs.entries()) {
    if (cutoff === null) continue;
    const { score, cost, correct } = one[at]!;
    const counts = stages[at]!;
    counts.asked += 1;
    counts.cost += cost;
    if (!stands(score, cutoff)) continue;
    counts.answered += 1;
    counts.errors += correct ? 0 : 1;
    return true;
  }
  return false;
}
