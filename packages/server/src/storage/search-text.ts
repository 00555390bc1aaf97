import { searchWords } from "@surety/core/review/search-words";

/** What is searched of a review, as PostgreSQL reads a tsvector. */
export function searchVector(...texts: string[]): string {
  return searchWords(texts.join(" ")).map(quoted).join(" ");
}

/** A tsquery for texts with all of these words, or with words that begin so; null where nothing is left to look for. */
export function searchQuery(text: string): string | null {
  const words = searchWords(text);
  return words.length === 0 ? null : words.map((word) => `${quoted(word)}:*`).join(" & ");
}

/** Words have letters and digits only, so nothing in them needs an escape. */
const quoted = (word: string): string => `'${word}'`;
