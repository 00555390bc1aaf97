import { basicWords } from "./basic-words.ts";

/** Tokens the model reads, its two frame tokens included; the rest of a text is cut off. */
export const longestInput = 128;

const unknown = 100;
const start = 101;
const end = 102;
const longestWord = 100;

/** Token ids of a text in a WordPiece vocabulary, framed by start and end. */
export function wordPieces(text: string, vocabulary: ReadonlyMap<string, number>): number[] {
  const ids = [start];
  for (const word of basicWords(text)) {
    ids.push(...piecesOfWord(word, vocabulary));
    if (ids.length >= longestInput) break;
  }
  ids.length = Math.min(ids.length, longestInput - 1);
  ids.push(end);
  return ids;
}

function piecesOfWord(word: string, vocabulary: ReadonlyMap<string, number>): number[] {
  const characters = Array.from(word);
  if (characters.length > longestWord) return [unknown];
  const ids: number[] = [];
  let from = 0;
  while (from < characters.length) {
    const piece = longestPiece(characters, from, vocabulary);
    if (!piece) return [unknown];
    ids.push(piece.id);
    from = piece.to;
  }
  return ids;
}

function longestPiece(characters: readonly string[], from: number, vocabulary: ReadonlyMap<string, number>) {
  for (let to = characters.length; to > from; to--) {
    const text = characters.slice(from, to).join("");
    const id = vocabulary.get(from === 0 ? text : `##${text}`);
    if (id !== undefined) return { id, to };
  }
  return undefined;
}
