/** What stands behind the question mark of an address, as anybody may write it. */
export type Raw = Record<string, unknown>;

/** A filter from the address: text, or nothing. Numbers in the address become the text they were. */
export function textParam(raw: Raw, name: string): string | undefined {
  const value = raw[name];
  if (typeof value === "string") return value === "" ? undefined : value;
  return typeof value === "number" ? String(value) : undefined;
}

/** One of a list of words; anything else counts as not given. */
export function choiceParam<const Choice extends string>(
  raw: Raw,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = textParam(raw, name);
  return choices.find((choice) => choice === value);
}

/** The search object without the filters that are not set, so that addresses stay short. */
export function present<T extends object>(search: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== "")) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
