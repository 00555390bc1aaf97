import { chowThreshold } from "../statistics/chow-threshold.ts";
import type { DayAhead } from "./day-ahead.ts";
import { percent } from "./percent.ts";

/** In one currency; `personError` is the share of reviews that people get wrong. */
export type Costs = { error: number; review: number; personError: number };

export type DayCost = {
  /** Wrong automated cases. */
  automatedErrors: number;
  /** Reviews, with what people get wrong in them. */
  reviews: number;
  audits: number;
  total: number;
};

/** What an ordinary day costs; null where no label says how much goes wrong. */
export function dayCost(day: DayAhead, costs: Costs): DayCost | null {
  if (day.errorsExpected === null) return null;
  const automatedErrors = day.errorsExpected * costs.error;
  const reviews = day.reviewed * (costs.review + costs.personError * costs.error);
  const audits = day.audited * costs.review;
  return { automatedErrors, reviews, audits, total: automatedErrors + reviews + audits };
}

export type CostAdvice = { threshold: number; sentence: string };

/** From which confidence automating costs less than asking (Chow 1970), beside what labels allow. */
export function costAdvice({ error, review, personError }: Costs, earned: number | null): CostAdvice {
  const threshold = chowThreshold({ errorCost: error, reviewCost: review, personError });
  return { threshold, sentence: `${worth(threshold)} ${beside(threshold, earned)}` };
}

function worth(threshold: number): string {
  if (threshold <= 0) return "Asking a person always costs more than automating.";
  if (threshold >= 1) return "Automating never costs less than asking a person.";
  return `Automating costs less than asking from a confidence of ${percent(threshold)}.`;
}

function beside(threshold: number, earned: number | null): string {
  if (earned === null) return "The guarantee does not let anything through yet.";
  if (Math.abs(earned - threshold) < 0.005) return "The guarantee begins at the same place.";
  if (earned > threshold)
    return `The guarantee begins at ${percent(earned)} and decides: what lies between would pay, and is not shown to be safe.`;
  return `The guarantee begins lower, at ${percent(earned)}: what lies between is safe enough and not worth it.`;
}
