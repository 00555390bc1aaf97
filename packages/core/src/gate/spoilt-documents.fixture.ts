import type { LabelledDocument } from "./document-gate.ts";

/**
 * Documents whose fields err together: a bad scan spoils several at once, and every confidence sinks with it. Fields are
 * right with the probability that they state, so that what is simulated is the gate and not the calibration.
 */
export function spoiltDocuments(count: number, fields: number, random: () => number): LabelledDocument[] {
  return Array.from({ length: count }, () => {
    const spoilt = random() ** 6;
    return {
      fields: Array.from({ length: fields }, () => {
        const confidence = 1 - 0.5 * spoilt * (0.3 + 0.7 * random()) - 0.004 * random();
        return { confidence, correct: random() < confidence };
      }),
    };
  });
}
