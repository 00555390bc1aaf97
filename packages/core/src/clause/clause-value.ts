import type { ClauseSpan } from "./clause.ts";

/** How an answer to a `clauses` judgment says that none of its types stands in the text. */
export const noClauses = "no clauses";

const mark = /^(?<type>.+) (?<start>\d{1,9})-(?<end>\d{1,9})$/;

/**
 * The answer to a `clauses` judgment as one text: `renewal 310-402; governing law 900-961`. Equal answers are equal texts:
 * clauses stand in the order of the text, each once.
 */
export function clauseValue(clauses: readonly ClauseSpan[]): string {
  const sorted = clauses.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.type < b.type ? -1 : 1));
  const words = sorted.map(({ type, start, end }) => `${type} ${start}-${end}`);
  return words.length === 0 ? noClauses : [...new Set(words)].join("; ");
}

/** What such a text says; null where it says nothing that could be meant. */
export function readClauseValue(value: string): ClauseSpan[] | null {
  if (value === noClauses) return [];
  const clauses = value.split("; ").map((words) => mark.exec(words)?.groups);
  if (!clauses.every((one) => one !== undefined)) return null;
  return clauses.map((one) => ({ type: one["type"]!, start: Number(one["start"]), end: Number(one["end"]) }));
}

/** Why an answer cannot be meant for this text, in a sentence; null where it can. */
export function clauseProblem(value: string, types: readonly string[], length: number): string | null {
  const clauses = readClauseValue(value);
  if (clauses === null) return `"${value.slice(0, 100)}" names no clauses: it must read like "${types[0]} 120-240".`;
  const foreign = clauses.find(({ type }) => !types.includes(type));
  if (foreign !== undefined) return `"${foreign.type}" is not one of its types: ${types.join(", ")}.`;
  const outside = clauses.find(({ start, end }) => start >= end || end > length);
  if (outside !== undefined)
    return `${outside.type} stands at ${outside.start} to ${outside.end}, and the text has ${length} characters.`;
  return clauseValue(clauses) === value ? null : "Its clauses must stand in the order of the text, each once.";
}

/** What people read instead: how many clauses of which types. */
export function clauseWords(value: string): string {
  const clauses = readClauseValue(value);
  if (clauses === null || clauses.length === 0) return value;
  const counts = Map.groupBy(clauses, ({ type }) => type);
  return [...counts].map(([type, own]) => (own.length === 1 ? type : `${type} (${own.length})`)).join(", ");
}
