import { auditDraw } from "../gate/audit-draw.ts";
import type { Calibrator } from "../statistics/calibrator.ts";
import { fitCalibrator } from "../statistics/fit-calibrator.ts";

/** With fewer labels each is needed to earn a threshold, and what a draft says of itself is taken at its word. */
export const fewestForPrior = 100;

const share = 0.2;

/** A draft's confidence with whether a person accepted it. */
export interface JudgedDraft {
  caseId: string;
  confidence: number;
  accepted: boolean;
}

/**
 * Sets one label in five apart to learn how likely a draft of some confidence is accepted, and leaves the others to earn the
 * threshold: where to begin testing, and whether a test is worth its price, may not be learned from the labels that are
 * tested (STATISTICS, section 3). The case alone says on which side a label is, so that none ever changes it.
 */
export function priorOfDrafts<Label extends JudgedDraft>(
  labels: readonly Label[],
): { prior: Calibrator | undefined; earning: readonly Label[] } {
  if (labels.length < fewestForPrior) return { prior: undefined, earning: labels };
  const isApart = ({ caseId }: JudgedDraft) => auditDraw("draft-prior", caseId) < share;
  const apart = labels.filter(isApart);
  const hits = apart.map(({ accepted }) => (accepted ? 1 : 0));
  const scores = apart.map(({ confidence }) => confidence);
  return { prior: fitCalibrator(scores, hits), earning: labels.filter((one) => !isApart(one)) };
}
