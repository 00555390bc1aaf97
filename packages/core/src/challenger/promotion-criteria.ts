import { z } from "zod";

const fields = {
  /** `better`: evidence that it is right more often. `not-worse`: evidence that it loses less than `margin`. */
  aim: z.enum(["better", "not-worse"]),
  /** Needed evidence (an e-value): equals pass with a probability of at most one over this, however often one looks. */
  evidence: z.number().min(2).max(1_000_000),
  margin: z.number().min(0.001).max(0.2),
  segmentMargin: z.number().min(0).max(0.5),
  classMargin: z.number().min(0).max(0.5),
  /** Evidence of harm from which a segment or class that lost more than its margin holds a challenger back. */
  harmEvidence: z.number().min(1).max(1_000_000),
  /** Labelled cases that both have answered. */
  minPairs: z.number().int().min(20).max(1_000_000),
  /** Largest increase of the cost of a case, as a share of the champion's. */
  maxCostIncrease: z.number().min(0).max(10),
  /** Largest loss of automation at the same target. */
  maxAutomationLoss: z.number().min(0).max(1),
  /** For so many days after the promotion a broken guarantee puts the champion back by itself. */
  rollbackDays: z.number().min(0).max(3650),
};

/**
 * What a challenger must show before it may take the champion's place. Shares are in [0, 1]; margins are differences of
 * two shares, so 0.02 is two points.
 */
export const promotionCriteria = z.strictObject(fields);
export type PromotionCriteria = z.output<typeof promotionCriteria>;

/** What a document, or whoever makes a challenger, asks for otherwise. */
export const promotionTerms = promotionCriteria.partial();
export type PromotionTerms = z.output<typeof promotionTerms>;

const defaults: PromotionCriteria = {
  aim: "better",
  evidence: 20,
  margin: 0.02,
  segmentMargin: 0.05,
  classMargin: 0.05,
  harmEvidence: 5,
  minPairs: 100,
  maxCostIncrease: 0.1,
  maxAutomationLoss: 0.05,
  rollbackDays: 30,
};

/** Criteria complete: the later terms win. They are frozen when a challenger is made. */
export function criteriaFrom(...terms: readonly (PromotionTerms | undefined)[]): PromotionCriteria {
  return promotionCriteria.parse(Object.assign({}, defaults, ...terms));
}
