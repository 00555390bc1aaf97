const slot = /\{([a-z][A-Za-z0-9_]{0,62})\}/g;
/** What stands in a past answer where something of that case stood which no slot has a name for. */
export const blank = "[…]";

export type SlotValues = Readonly<Record<string, string | null>>;

/** More than this is no name, number or date: where one is asked, a stranger may have written a sentence. */
const longestName = { characters: 60, words: 6 };

/** The slots of a text that hold more than a name. */
export function longSlots(text: string, values: SlotValues): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value !== null && text.includes(value.trim()) && isLong(value.trim()) ? [name] : [],
  );
}

const isLong = (value: string): boolean =>
  value.length > longestName.characters || value.split(/\s+/).length > longestName.words;

/** Puts the values of a case into the places of a text. A slot without a value shows as `[name]`. */
export function fillSlots(text: string, values: SlotValues): { text: string; missing: string[] } {
  const missing = new Set<string>(text.includes(blank) ? ["…"] : []);
  const filled = text.replaceAll(slot, (_whole, name: string) => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? "").trim() : "";
    if (value !== "") return value;
    missing.add(name);
    return `[${name}]`;
  });
  return { text: filled, missing: [...missing] };
}

/**
 * Takes the values of a case out of a text again, so that it says nothing of that case: what has a slot becomes its name,
 * and other numbers and addresses that the case's own text has too become a blank.
 */
export function cutSlots(text: string, values: SlotValues, ownText: string): string {
  const named = Object.entries(values)
    .flatMap(([name, value]) => (value === null || value.trim().length < 2 ? [] : [[name, value.trim()] as const]))
    .sort((a, b) => b[1].length - a[1].length);
  const cut = named.reduce((rest, [name, value]) => replaceWords(rest, value, `{${name}}`), text);
  return ownMarks(ownText).reduce((rest, mark) => replaceWords(rest, mark, blank), cut);
}

/** What tells one case from all others: mail addresses, and numbers of four digits or more with what is joined to them. */
function ownMarks(text: string): string[] {
  const found = text.match(/[^\s<>,;:()"']+@[^\s<>,;:()"']+|[\p{L}\p{N}-]*\d[\p{L}\p{N}-]*/gu) ?? [];
  const telling = found.filter((one) => one.includes("@") || (one.match(/\d/g) ?? []).length >= 4);
  return [...new Set(telling.map((one) => one.replace(/[.!?-]+$/, "")))].sort((a, b) => b.length - a.length);
}

/** Whole words only: "Al" is no part of "Also". */
function replaceWords(text: string, words: string, by: string): string {
  if (words === "") return text;
  return text.split(words).reduce((before, after) => {
    const inside = /[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after);
    return `${before}${inside ? words : by}${after}`;
  });
}
