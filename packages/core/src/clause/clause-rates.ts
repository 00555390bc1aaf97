import { clopperPearson } from "../statistics/clopper-pearson.ts";
import type { ClauseRates } from "../wire/clause-rates.ts";
import type { Rate } from "../wire/common.ts";
import { type ClauseQuestion, figuresFrom } from "./clause-figures.ts";

const assurance = 0.95;

/**
 * Precision, recall and F1 of what was quoted, each with its exact interval at 95 % (Clopper and Pearson 1934). F1 is a
 * growing function of the share of found clauses among all that were true or quoted, 2 s / (1 + s), so its interval is that
 * share's. Clauses of one text are counted as if they were found or missed each by itself.
 */
export function clauseRates(type: string, questions: readonly ClauseQuestion[]): ClauseRates {
  const { wanted, found, wrong } = figuresFrom(questions, 0);
  const share = rateOf(found, wanted + wrong);
  const f1 = (one: number) => (2 * one) / (1 + one);
  return {
    type,
    truth: wanted,
    quoted: found + wrong,
    precision: rateOf(found, found + wrong),
    recall: rateOf(found, wanted),
    f1: share && { value: f1(share.value), low: f1(share.low), high: f1(share.high), n: share.n },
  };
}

/** The rates of each type, and of all together first. */
export function clauseRatesByType(types: readonly string[], questions: readonly ClauseQuestion[]): ClauseRates[] {
  const byType = Map.groupBy(questions, ({ type }) => type);
  return [clauseRates("all types", questions), ...types.map((type) => clauseRates(type, byType.get(type) ?? []))];
}

function rateOf(count: number, of: number): Rate | null {
  return of === 0 ? null : { value: count / of, ...clopperPearson(count, of, assurance), n: of };
}
