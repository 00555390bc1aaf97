import type { ClauseSpan } from "./clause.ts";
import type { ClauseQuestion } from "./clause-figures.ts";
import { readClauseValue } from "./clause-value.ts";

/** A text with its clauses by a label and by an answer, both as one text each. */
interface AnsweredText {
  readonly text: string;
  readonly expected: string;
  readonly answered: string;
}

/** What is asked of each type of one text: which of its true quotes the answer has. */
export function clauseQuestions(
  types: readonly string[],
  { text, expected, answered }: AnsweredText,
): ClauseQuestion[] {
  const [truth, proposed] = [expected, answered].map((value) => readClauseValue(value) ?? []) as [
    ClauseSpan[],
    ClauseSpan[],
  ];
  const quotes = (spans: readonly ClauseSpan[], type: string) =>
    spans.filter((one) => one.type === type).map(({ start, end }) => text.slice(start, end));
  return types.map((type) => ({
    type,
    truth: quotes(truth, type),
    proposed: quotes(proposed, type).map((quote) => ({ quote, confidence: 1 })),
  }));
}
