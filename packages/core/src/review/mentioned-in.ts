/** Somebody whom a note can name. */
export interface Mentionable {
  id: string;
  name: string;
  email: string;
}

/** The people that a note names by `@` and their whole name or address; of several names that fit, the longest. */
export function mentionedIn(text: string, people: readonly Mentionable[]): string[] {
  const lower = text.toLowerCase();
  const found = new Set<string>();
  for (const { index } of lower.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const rest = lower.slice(index + 1);
    const [best] = people
      .flatMap(({ id, name, email }) => [name, email].map((called) => ({ id, called: called.toLowerCase() })))
      .filter(
        ({ called }) => called !== "" && rest.startsWith(called) && !/^[\p{L}\p{N}]/u.test(rest.slice(called.length)),
      )
      .toSorted((one, other) => other.called.length - one.called.length);
    if (best !== undefined) found.add(best.id);
  }
  return [...found];
}
