/** How a case came to have a known answer. Probabilities are in (0, 1]. */
export interface Selection {
  labelSource: "import" | "review" | "audit" | "outcome";
  /** Chance with which an outcome becomes known; null where nobody knows how those were chosen. */
  drawProbability: number | null;
  /** Chance that a case like this got an answer whatever the models said; null where its own uncertainty chose it. */
  labelProbability: number | null;
  /** Smallest chance of an audit among the cases that are automated beside it. */
  auditProbability: number;
}

/**
 * For how much of a case a pair counts, in (0, 1], so that the mean over all pairs is one over all that arrives; null where
 * it must not count. While people decide everything all are equally likely to be seen: 1. Behind a running gate a case that
 * is sure to be seen, because its uncertainty brought it to a person, counts for the smallest audit probability, and an
 * audit that was likelier than others for as much less.
 */
export function pairWeight(selection: Selection): number | null {
  const { labelSource, drawProbability, labelProbability, auditProbability } = selection;
  if (labelSource === "import") return 1;
  if (labelSource === "outcome") return drawProbability === 1 ? 1 : null;
  if (labelSource === "audit")
    return labelProbability === null ? null : Math.min(1, auditProbability / labelProbability);
  if (labelProbability === 1) return 1;
  return labelProbability === null ? auditProbability : null;
}
