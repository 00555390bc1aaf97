import type { LabelSignals } from "./label-signals.ts";
import { plainScore } from "./signal-mix.ts";

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

/** The signals of an answer with those of agreement, and the plain score of all of them. It ranks; what it is worth, labels say. */
export function withAgreement(own: LabelSignals, { samples, models }: Agreement): LabelSignals {
  const agreed = {
    ...(samples === null ? {} : { sameAgain: samples }),
    ...(models === null ? {} : { sameByOthers: models }),
  };
  const signals = { ...own.signals, ...agreed };
  return { ...own, signals, score: plainScore(signals) };
}
