/** Characters that are read: a mail thread of several pages. It bounds the work on hostile input. */
const longestText = 20_000;
const longestWord = 60;
const words = /[\p{L}\p{N}']+|[?!$€£%#]/gu;
const shortestPiece = 3;
const longestPiece = 5;

/** The words of a text in lower case; numbers and the marks ? ! $ € £ % # count as words. */
export function wordsOf(text: string): string[] {
  const plain = text.slice(0, longestText).toWellFormed().normalize("NFKC").toLowerCase().replaceAll(/[’`]/g, "'");
  return plain.match(words) ?? [];
}

/** The pieces of 3 to 5 letters inside a word, with a blank for its start and end. */
export function piecesOf(word: string): string[] {
  const padded = ` ${word.slice(0, longestWord)} `;
  const pieces: string[] = [];
  for (let length = shortestPiece; length <= longestPiece; length++) {
    for (let start = 0; start + length <= padded.length; start++) pieces.push(padded.slice(start, start + length));
  }
  return pieces;
}
