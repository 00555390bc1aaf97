import type { LabelExample } from "./label-question.ts";
import type { ExampleRule } from "./prompt-schema.ts";

/** A labelled text that may be shown. */
export interface ExampleCandidate extends LabelExample {
  /** Sorts by age; of equally fitting ones the newer is taken. */
  id: string;
}

/** Words that a comparison reads of a text. */
const readCharacters = 4000;
/** An example is there for its kind, not for all it says: a long one would be paid for with every question. */
const shownCharacters = 1200;
/** Two texts that share more than this are as good as one. */
const copySimilarity = 0.92;

interface Known<Candidate> {
  candidate: Candidate;
  words: ReadonlySet<string>;
  norm: number;
}

/**
 * Labelled texts to choose from. What is chosen follows from them and the text alone: likeness is the cosine of the words
 * that two texts share, rare words counting more (Salton and Buckley 1988, tf-idf with a tf of one).
 */
export class ExampleIndex<Candidate extends ExampleCandidate> {
  readonly #known: readonly Known<Candidate>[];
  readonly #weights: ReadonlyMap<string, number>;

  constructor(candidates: readonly Candidate[]) {
    const read = candidates.map((candidate) => ({ candidate, words: wordsOf(candidate.text) }));
    const counts = new Map<string, number>();
    for (const { words } of read) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    this.#weights = new Map([...counts].map(([word, count]) => [word, Math.log(1 + read.length / count)]));
    this.#known = read.map((one) => ({ ...one, norm: this.#norm(one.words) }));
  }

  /** The chosen ones, the most alike last, where a model reads it just before the text. `skip` leaves out the text itself. */
  choose(
    text: string,
    { count, choose }: Pick<ExampleRule, "count" | "choose">,
    skip: (candidate: Candidate) => boolean,
  ): LabelExample[] {
    const words = wordsOf(text);
    const norm = this.#norm(words);
    const ranked = this.#known
      .filter(({ candidate }) => !skip(candidate))
      .map((known) => ({ known, likeness: this.#likeness({ words, norm }, known) }))
      .sort((a, b) => b.likeness - a.likeness || (a.known.candidate.id < b.known.candidate.id ? 1 : -1))
      .map(({ known }) => known);
    const chosen = this.#withoutCopies(choose === "nearest" ? ranked : inTurn(ranked), count);
    // Back to the order of likeness: taking labels in turn has mixed it.
    return ranked
      .filter((one) => chosen.includes(one))
      .reverse()
      .map(({ candidate }) => ({ text: shortened(candidate.text), label: candidate.label }));
  }

  #withoutCopies(ranked: readonly Known<Candidate>[], count: number): Known<Candidate>[] {
    const chosen: Known<Candidate>[] = [];
    for (const one of ranked) {
      if (chosen.length === count) break;
      if (chosen.every((other) => this.#likeness(one, other) < copySimilarity)) chosen.push(one);
    }
    return chosen;
  }

  #likeness(one: Pick<Known<Candidate>, "words" | "norm">, other: Pick<Known<Candidate>, "words" | "norm">): number {
    if (one.norm === 0 || other.norm === 0) return 0;
    const [few, many] = one.words.size < other.words.size ? [one.words, other.words] : [other.words, one.words];
    let shared = 0;
    for (const word of few) if (many.has(word)) shared += (this.#weights.get(word) ?? 0) ** 2;
    return shared / (one.norm * other.norm);
  }

  /** A word that no label has is like nothing: it weighs nothing. */
  #norm(words: ReadonlySet<string>): number {
    let sum = 0;
    for (const word of words) sum += (this.#weights.get(word) ?? 0) ** 2;
    return Math.sqrt(sum);
  }
}

/** The first of each label, then the second of each, and so on; labels in the order of their first. */
function inTurn<Candidate extends ExampleCandidate>(ranked: readonly Known<Candidate>[]): Known<Candidate>[] {
  const byLabel = [...Map.groupBy(ranked, ({ candidate }) => candidate.label).values()];
  const longest = Math.max(0, ...byLabel.map((some) => some.length));
  return Array.from({ length: longest }, (_, turn) => byLabel.flatMap((some) => some[turn] ?? [])).flat();
}

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .slice(0, readCharacters)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? [],
  );
}

const shortened = (text: string): string =>
  text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters).toWellFormed()}…`;
