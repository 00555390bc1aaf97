import type { LabelSignals } from "./label-signals.ts";

/** How much of an opinion agrees with an answer: shares in [0, 1]; null where nobody was asked. */
export interface Agreement {
  /** Of the model's own further answers. */
  samples: number | null;
  /** Of the other models. */
  models: number | null;
}

/** The share of these that say the same; what could not be read says something else. */
export function shareOf(label: string | null, said: readonly (string | null | undefined)[]): number | null {
  return said.length === 0 ? null : said.filter((one) => one === label).length / said.length;
}

/**
 * The signals of an answer with those of agreement, and the score of all of them: the mean of what the answer itself says of
 * its certainty, and of each kind of agreement. It ranks; what it is worth, labels say.
 *
 * Source: STATISTICS.md section 1 (probability and the agreement of samples together rank better than either).
 */
export function withAgreement(own: LabelSignals, { samples, models }: Agreement): LabelSignals {
  const agreed = {
    ...(samples === null ? {} : { sameAgain: samples }),
    ...(models === null ? {} : { sameByOthers: models }),
  };
  const shares = Object.values(agreed);
  const score = [own.score, ...shares].reduce((sum, one) => sum + one, 0) / (1 + shares.length);
  return { ...own, signals: { ...own.signals, ...agreed }, score };
}
