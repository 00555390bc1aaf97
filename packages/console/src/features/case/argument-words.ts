import { valueWords } from "./value-words.ts";

/** What a model filled in, in a line: `number 7 · amount 40`. */
export function argumentWords(given: Readonly<Record<string, unknown>>): string {
  return Object.entries(given)
    .map(([name, value]) => `${name} ${valueWords(value) ?? JSON.stringify(value)}`)
    .join(" · ");
}
