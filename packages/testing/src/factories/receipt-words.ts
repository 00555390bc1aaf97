import type { DocumentPage } from "@surety/core/wire/document-page";

const letter = { width: 6, height: 10 };

/** The words of one line of a receipt with their boxes. Figures at its end stand at the right edge, as on paper. */
export function wordsOfLine(line: string, row: number): NonNullable<DocumentPage["words"]> {
  let left = 20;
  const words = line.split(" ");
  return words.map((text, at) => {
    const width = text.length * letter.width;
    const atEdge = at === words.length - 1 && /^\d+\.\d\d$/.test(text);
    const x = atEdge ? 300 - width : left;
    left += width + letter.width / 2;
    return { text, box: [x, 20 + row * 16, width, letter.height] };
  });
}
