import { clauseValue } from "@surety/core/clause/clause-value";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { FoundClauses } from "@surety/models";

/** What was found in a text as the answer to its judgment; how sure each part of it is stands among the signals. */
export function clausesAnswer({ answers, confidence }: FoundClauses, hash: string, latencyMs: number): ModelAnswer {
  const clauses = answers.flatMap((one) => one.clauses);
  const types = answers.map(({ type, present, confidence: sure }) => [type, present ? sure : 1 - sure] as const);
  const quotes = clauses.map((one) => [clauseValue([one]), one.confidence] as const);
  return {
    value: clauseValue(clauses),
    confidence,
    alternatives: [],
    outOfScope: null,
    signals: Object.fromEntries([...types, ...quotes]),
    model: "local (words, sentence embedding)",
    modelVersion: hash,
    costMicros: 0,
    latencyMs,
  };
}
