import { ColumnCounts } from "./column-counts.ts";
import { piecesOf, wordsOf } from "./n-grams.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Texts as sparse rows: row i owns the entries from starts[i] to starts[i + 1]. */
export interface SparseRows {
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
  /** Share of a text's words that the vocabulary knows; 1 for a text without words. */
  coverage: Float32Array;
}

const mostRememberedWords = 50_000;

/** Turns texts into rows; words and pieces are scaled to unit length apart from each other. */
export class Vectorizer {
  readonly #wordColumns: Map<string, number>;
  readonly #pieceColumns: Map<string, number>;
  readonly #piecesOfWord = new Map<string, readonly number[]>();
  readonly #weights: Float32Array;
  readonly #counts: ColumnCounts;

  constructor(vocabulary: Vocabulary) {
    const { words, pieces, weights } = vocabulary;
    this.#wordColumns = new Map(words.map((gram, column) => [gram, column]));
    this.#pieceColumns = new Map(pieces.map((gram, index) => [gram, index + words.length]));
    this.#weights = weights;
    this.#counts = new ColumnCounts(weights.length);
  }

  rows(texts: readonly string[]): SparseRows {
    const columns: number[] = [];
    const values: number[] = [];
    const starts = new Int32Array(texts.length + 1);
    const coverage = new Float32Array(texts.length);
    texts.forEach((text, row) => {
      const words = wordsOf(text);
      this.#countWords(words);
      this.#addUnitLength(columns, values);
      this.#countPieces(words);
      this.#addUnitLength(columns, values);
      starts[row + 1] = columns.length;
      const known = words.filter((word) => this.#wordColumns.has(word)).length;
      coverage[row] = words.length === 0 ? 1 : known / words.length;
    });
    return { starts, coverage, columns: Int32Array.from(columns), values: Float32Array.from(values) };
  }

  #countWords(words: readonly string[]): void {
    words.forEach((word, at) => {
      this.#count(this.#wordColumns.get(word));
      if (at > 0) this.#count(this.#wordColumns.get(`${words[at - 1]} ${word}`));
    });
  }

  #countPieces(words: readonly string[]): void {
    for (const word of words) for (const column of this.#columnsOfPieces(word)) this.#counts.add(column);
  }

  #count(column: number | undefined): void {
    if (column !== undefined) this.#counts.add(column);
  }

  #columnsOfPieces(word: string): readonly number[] {
    const remembered = this.#piecesOfWord.get(word);
    if (remembered) return remembered;
    const columns = piecesOf(word).flatMap((piece) => this.#pieceColumns.get(piece) ?? []);
    if (this.#piecesOfWord.size >= mostRememberedWords) this.#piecesOfWord.clear();
    this.#piecesOfWord.set(word, columns);
    return columns;
  }

  /** Moves what was counted into the row. */
  #addUnitLength(columns: number[], values: number[]): void {
    const first = values.length;
    let squares = 0;
    for (const column of this.#counts.seen) {
      const value = (1 + Math.log(this.#counts.of(column))) * this.#weights[column]!;
      columns.push(column);
      values.push(value);
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    for (let i = first; i < values.length; i++) values[i]! /= length;
    this.#counts.clear();
  }
}
