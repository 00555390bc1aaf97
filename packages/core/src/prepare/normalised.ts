/** A value in its one form, or why there is none: `missing` is a sentence for the person who reviews the case. */
export type Normalised<T> = { value: T } | { missing: string };

/** Longest text that can be a date, an amount or a phone number; longer ones are not looked at. */
export const LONGEST_VALUE = 120;

/** Text in lower case, without accents, dots and commas as single spaces: `4. März` becomes `4 marz`. */
export function foldWords(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
