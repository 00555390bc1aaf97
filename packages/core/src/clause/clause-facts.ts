import { readClauseValue } from "./clause-value.ts";
import { dateMentions } from "./date-mentions.ts";

/** One clause of an answer as rules and templates see it. */
export interface ClauseFact {
  readonly type: string;
  /** What stands there, letter by letter. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** The first date in the quote, as YYYY-MM-DD; null where it names none. */
  readonly day: string | null;
  /** The last one, which is the same where it names one. */
  readonly lastDay: string | null;
}

/** What an answer to a `clauses` judgment says about its text; nothing where there is no answer or no text. */
export function clauseFacts(value: string | null, text: string | null): { present: string[]; found: ClauseFact[] } {
  const clauses = value === null || text === null ? [] : (readClauseValue(value) ?? []);
  const found = clauses.map(({ type, start, end }) => {
    const quote = (text ?? "").slice(start, end);
    const days = dateMentions(quote).flatMap(({ day }) => (day === null ? [] : [day]));
    return { type, quote, start, end, day: days[0] ?? null, lastDay: days.at(-1) ?? null };
  });
  return { present: [...new Set(found.map(({ type }) => type))], found };
}
