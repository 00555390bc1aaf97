import type { PageOfWords } from "./page-tables.ts";

const [letter, pitch] = [6, 14];

/** A page as a typewriter sets it: words stand where they stand in these lines. `tilt` lets lines fall by so much for each unit to the right. */
export function typed(text: string, tilt = 0): PageOfWords {
  const words = text.split("\n").flatMap((line, row) =>
    Array.from(line.matchAll(/\S+/g), ({ 0: word, index }) => {
      const x = 40 + index * letter;
      const box: [number, number, number, number] = [x, 40 + row * pitch + tilt * x, word.length * letter - 1, 8];
      return { text: word, box };
    }),
  );
  return { width: 600, height: 800, words };
}

/** The same as OCR gives it: pieces of lines, with their blanks. */
export function recognised(text: string): PageOfWords {
  const words = text.split("\n").flatMap((line, row) =>
    Array.from(line.matchAll(/\S+(?: \S+)*/g), ({ 0: piece, index }) => {
      const box: [number, number, number, number] = [
        38 + index * letter,
        38 + row * pitch,
        piece.length * letter + 3,
        12,
      ];
      return { text: piece, box };
    }),
  );
  return { width: 600, height: 800, words };
}
