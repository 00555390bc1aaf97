import { piecesOf, wordsOf } from "./n-grams.ts";

/** The n-grams a model knows, words and word pairs before pieces, with the inverse document frequency of each. */
export interface Vocabulary {
  words: readonly string[];
  pieces: readonly string[];
  weights: Float32Array;
}

/** Chooses the n-grams that occur in at least two texts (in one, if there are few texts), the commonest first. */
export function fitVocabulary(texts: readonly string[], largest: number): Vocabulary {
  const words = new TextCounter();
  const pieces = new TextCounter();
  const piecesOfKnown = new Map<string, number[]>();
  texts.forEach((text, index) => {
    const found = wordsOf(text);
    found.forEach((word, at) => {
      words.see(words.idOf(word), index);
      if (at > 0) words.see(words.idOf(`${found[at - 1]} ${word}`), index);
      let ids = piecesOfKnown.get(word);
      if (!ids) piecesOfKnown.set(word, (ids = piecesOf(word).map((piece) => pieces.idOf(piece))));
      for (const id of ids) pieces.see(id, index);
    });
  });
  const floor = Math.max(texts.length < 200 ? 1 : 2, countAtRank([...words.counts, ...pieces.counts], largest));
  const chosenWords = words.seenIn(floor);
  const chosenPieces = pieces.seenIn(floor);
  const rarity = ([, count]: [string, number]) => Math.log((1 + texts.length) / (1 + count)) + 1;
  return {
    words: chosenWords.map(([gram]) => gram),
    pieces: chosenPieces.map(([gram]) => gram),
    weights: Float32Array.from([...chosenWords, ...chosenPieces], rarity),
  };
}

/** In how many texts each n-gram occurs. */
class TextCounter {
  readonly counts: number[] = [];
  readonly #lastText: number[] = [];
  readonly #ids = new Map<string, number>();

  idOf(gram: string): number {
    const known = this.#ids.get(gram);
    if (known !== undefined) return known;
    this.#ids.set(gram, this.counts.length);
    this.#lastText.push(-1);
    return this.counts.push(0) - 1;
  }

  see(id: number, text: number): void {
    if (this.#lastText[id] === text) return;
    this.#lastText[id] = text;
    this.counts[id]! += 1;
  }

  seenIn(least: number): [gram: string, count: number][] {
    return Array.from(this.#ids, ([gram, id]): [string, number] => [gram, this.counts[id]!]).filter(
      ([, count]) => count >= least,
    );
  }
}

/** The count that an n-gram needs so that at most `largest` n-grams reach it. */
function countAtRank(counts: readonly number[], largest: number): number {
  if (counts.length <= largest) return 0;
  return (
    Int32Array.from(counts)
      .sort()
      .at(-largest - 1)! + 1
  );
}
