import type { Mentionable } from "./mentioned-in.ts";

/** A mention that is being typed: where its `@` stands, and what follows it up to the cursor. */
export interface TypedMention {
  readonly from: number;
  readonly typed: string;
}

/** Longer than any beginning that somebody types to find a name. */
const longest = 60;

/** The mention that the cursor stands in; null where it is in none. */
export function mentionTyped(text: string, cursor: number): TypedMention | null {
  const before = text.slice(0, cursor);
  const from = before.lastIndexOf("@");
  const typed = before.slice(from + 1);
  if (from === -1 || typed.length > longest || /^\s|\n/.test(typed)) return null;
  return /[\p{L}\p{N}]$/u.test(before.slice(0, from)) ? null : { from, typed };
}

/** Those whose name, a word of it, or address begins so. */
export function peopleFitting<Person extends Mentionable>(people: readonly Person[], typed: string): Person[] {
  const wanted = typed.toLowerCase();
  return people.filter(({ name, email }) =>
    [name, ...name.split(/\s+/), email].some((called) => called.toLowerCase().startsWith(wanted)),
  );
}

/** How a note names somebody: by name, or by address where two have the same name. */
export function calledBy(person: Mentionable, people: readonly Mentionable[]): string {
  const same = people.filter(({ name }) => name.toLowerCase() === person.name.toLowerCase());
  return same.length > 1 ? person.email : person.name;
}

/** The text with the mention written out, and where the cursor stands then. */
export function withMention(
  text: string,
  { from, typed }: TypedMention,
  called: string,
): { text: string; cursor: number } {
  const after = text.slice(from + 1 + typed.length).replace(/^ /, "");
  const before = `${text.slice(0, from)}@${called} `;
  return { text: before + after, cursor: before.length };
}
