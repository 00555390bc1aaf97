/** Letters that do not lose their mark by decomposition. */
const spelled: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};

/** Text for comparing: lower case, without accents, and everything but letters and digits as one blank. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[ßæœøđðłþı]/g, (letter) => spelled[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * `ISO 4017 M8x40` is `iso`, `4017`, `m`, `8`, `x`, `40`: sizes are compared as numbers are, however they are glued together.
 * `ue` counts as `u`, so that Müller and Mueller are one word.
 */
function wordsOf(text: string): string[] {
  return (
    foldText(text)
      .replace(/([aou])e/g, "$1")
      .match(/\p{L}+|\p{N}+/gu) ?? []
  );
}

/** How much two words share, in [0, 1]: pairs of neighbouring letters, counted once each. Dice (1945). */
function wordLikeness(one: string, other: string): number {
  if (one === other) return 1;
  // Numbers are the same or they are not.
  if (/\p{N}/u.test(one) || /\p{N}/u.test(other)) return 0;
  const pairs = (word: string) =>
    new Set(Array.from({ length: word.length + 1 }, (_, at) => ` ${word} `.slice(at, at + 2)));
  const [left, right] = [pairs(one), pairs(other)];
  let both = 0;
  for (const pair of left) if (right.has(pair)) both += 1;
  return (2 * both) / (left.size + right.size);
}

/** Words that are less alike than this have nothing to do with each other. */
const leastAlike = 0.6;
/** Descriptions that say other sizes are of other articles, however alike they read. */
const otherNumbers = 0.6;

/** How alike two descriptions are, in [0, 1]: whatever the order of their words, endings and typing errors. Empty texts are unlike. */
export function textLikeness(one: string, other: string): number {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  if (left.length === 0 || right.length === 0) return 0;
  if (left.join("") === right.join("")) return 1;
  const shared = (overlap(left, right) + overlap(right, left)) / 2;
  return numbersDiffer(left, right) ? shared * otherNumbers : shared;
}

/** The share of the letters of one text whose words stand in the other. */
function overlap(words: readonly string[], others: readonly string[]): number {
  let found = 0;
  let all = 0;
  for (const word of words) {
    const likeness = Math.max(...others.map((other) => wordLikeness(word, other)));
    found += likeness < leastAlike ? 0 : likeness * word.length;
    all += word.length;
  }
  return found / all;
}

function numbersDiffer(left: readonly string[], right: readonly string[]): boolean {
  const numbers = (words: readonly string[]) => words.filter((word) => /\p{N}/u.test(word));
  const [some, others] = [numbers(left), numbers(right)];
  if (some.length === 0 || others.length === 0) return false;
  return some.some((word) => !others.includes(word)) && others.some((word) => !some.includes(word));
}
