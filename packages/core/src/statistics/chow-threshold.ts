/**
 * The confidence from which automating costs less than asking (Chow 1970): a person costs `reviewCost` and is
 * wrong with probability `personError`, a wrong decision costs `errorCost` (same money). Result in [0, 1]: 0 means always
 * automate. Cost is the aim; the guaranteed threshold is the limit that it must respect.
 */
export function chowThreshold(costs: { errorCost: number; reviewCost: number; personError: number }): number {
  if (costs.errorCost <= 0) return 0;
  const reviewed = costs.reviewCost + costs.personError * costs.errorCost;
  return Math.min(1, Math.max(0, 1 - reviewed / costs.errorCost));
}
