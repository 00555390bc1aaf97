import { searchWords } from "../review/search-words.ts";

/** Of the words that carry a sentence, so many must stand in its sources. */
const leastShared = 0.5;
/** Or its meaning must be so near to a sentence of theirs; how near means what is the embedded model's: see decision 29. */
const leastNear = 0.75;
/** Shorter words carry little in any language, but for those with a digit. */
const shortest = 4;
/** Endings bend words; what they begin with stays. */
const stem = 5;

/** Why sources do not say a sentence; null where they do. */
export interface Evidence {
  /** The texts that it rests on. */
  readonly sources: readonly string[];
  /** The cosine with the nearest of their sentences; null where nothing computes it. */
  readonly nearness: number | null;
  /** Values of the case, which a sentence may name without a source. */
  readonly known: readonly string[];
}

/**
 * Whether the sources of a sentence say it, as far as words and meaning tell: every number must stand there, and either
 * most words do or the meaning is near. It finds what was made up; that a source says the opposite, it cannot tell.
 */
export function whyUnsupported(sentence: string, { sources, nearness, known }: Evidence): string | null {
  if (sources.length === 0) return "It names no source.";
  const said = new Set([...sources, ...known].flatMap(allWords));
  const words = allWords(sentence);
  const invented = words.find((word) => /\p{N}/u.test(word) && !said.has(word));
  if (invented !== undefined) return `No source says "${invented}".`;
  if (nearness !== null && nearness >= leastNear) return null;
  const ours = new Set(known.flatMap(allWords));
  const carrying = words.filter((word) => word.length >= shortest && !/\p{N}/u.test(word) && !ours.has(word));
  if (carrying.length === 0) return null;
  const begun = new Set([...said].map((word) => word.slice(0, stem)));
  const shared = carrying.filter((word) => said.has(word) || (word.length > stem && begun.has(word.slice(0, stem))));
  return shared.length / carrying.length >= leastShared ? null : "No source says this.";
}

/** All words, however many there are: `searchWords` ends at some. */
function allWords(text: string): string[] {
  return text.split(/\n|(?<=[.!?])\s/).flatMap((part) => searchWords(part));
}
