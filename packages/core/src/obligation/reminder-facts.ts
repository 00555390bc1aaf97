import { noFigures } from "../watch/alert-facts.ts";
import type { AlertFacts } from "../wire/alert.ts";

interface Reminded {
  type: string;
  quote: string;
  /** As YYYY-MM-DD. */
  due: string;
  /** The day on which somebody is reminded, by the same calendar. */
  today: string;
  caseTitle: string;
}

const day = 86_400_000;
const longestQuote = 600;

/** One line for lists and subjects of mails. */
export function reminderTitle({ type, due, caseTitle }: Reminded): string {
  return `${type} is due on ${due}: ${caseTitle}`;
}

/** What people are told: what is asked for, by when, and what is theirs to do. */
export function reminderFacts(reminded: Reminded): AlertFacts {
  const { type, quote, due, today, caseTitle } = reminded;
  const shown = quote.length > longestQuote ? `${quote.slice(0, longestQuote).toWellFormed()}…` : quote;
  return {
    what: `${type} of "${caseTitle}" is due on ${due}, ${inDays(due, today)}. The clause says: "${shown}"`,
    done: "Surety reminds of it, and does nothing else about it.",
    next: "Do what it asks for and mark it as done in the list of obligations; drop it where it does not concern you.",
    ...noFigures,
  };
}

function inDays(due: string, today: string): string {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / day);
  if (days === 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}
