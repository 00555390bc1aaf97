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

/** One word with the pairs of neighbouring letters in it. */
interface Word {
  readonly text: string;
  readonly numeric: boolean;
  readonly pairs: ReadonlySet<string>;
}

/** A text made ready to be compared with many others. */
export interface Wording {
  readonly words: readonly Word[];
  readonly joined: string;
}

export function wordingOf(text: string): Wording {
  const words = wordsOf(text).map((word) => ({
    text: word,
    numeric: /\p{N}/u.test(word),
    pairs: new Set(Array.from({ length: word.length + 1 }, (_, at) => ` ${word} `.slice(at, at + 2))),
  }));
  return { words, joined: words.map((word) => word.text).join("") };
}

/** How much two words share, in [0, 1]: pairs of neighbouring letters, counted once each. Dice (1945). */
function wordLikeness(one: Word, other: Word): number {
  if (one.text === other.text) return 1;
  // Numbers are the same or they are not.
  if (one.numeric || other.numeric) return 0;
  const [few, many] = one.pairs.size < other.pairs.size ? [one.pairs, other.pairs] : [other.pairs, one.pairs];
  const most = (2 * few.size) / (few.size + many.size);
  if (most < leastAlike) return most;
  let both = 0;
  for (const pair of few) if (many.has(pair)) both += 1;
  return (2 * both) / (few.size + many.size);
}

/** Words that are less alike than this have nothing to do with each other. */
const leastAlike = 0.6;
/** Descriptions that say other sizes are of other articles, however alike they read. */
const otherNumbers = 0.6;

/** How alike two descriptions are, in [0, 1]: whatever the order of their words, endings and typing errors. Empty texts are unlike. */
export function textLikeness(one: string, other: string): number {
  return wordingLikeness(wordingOf(one), wordingOf(other));
}

/** The same of texts that are made ready. */
export function wordingLikeness(one: Wording, other: Wording): number {
  if (one.words.length === 0 || other.words.length === 0) return 0;
  if (one.joined === other.joined) return 1;
  const likenesses = one.words.map((word) => other.words.map((there) => wordLikeness(word, there)));
  const rows = likenesses.map((row) => Math.max(...row));
  const columns = other.words.map((_, at) => Math.max(...likenesses.map((row) => row[at] ?? 0)));
  const shared = (overlap(one.words, rows) + overlap(other.words, columns)) / 2;
  return numbersDiffer(one.words, other.words) ? shared * otherNumbers : shared;
}

/** The share of the letters of one text whose words stand in the other; `likeness` has the best of each word. */
function overlap(words: readonly Word[], likeness: readonly number[]): number {
  let found = 0;
  let all = 0;
  for (const [at, { text }] of words.entries()) {
    const best = likeness[at] ?? 0;
    found += best < leastAlike ? 0 : best * text.length;
    all += text.length;
  }
  return found / all;
}

function numbersDiffer(left: readonly Word[], right: readonly Word[]): boolean {
  const numbers = (words: readonly Word[]) => words.filter(({ numeric }) => numeric).map(({ text }) => text);
  const [some, others] = [numbers(left), numbers(right)];
  if (some.length === 0 || others.length === 0) return false;
  return some.some((word) => !others.includes(word)) && others.some((word) => !some.includes(word));
}
