/** Thousandths of the size that the letters from blank to ~ take in Helvetica, as its metrics say. */
const helvetica = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];
const first = 32;

export type Typeface = "Helvetica" | "Helvetica-Bold" | "Times-Roman" | "Times-Bold" | "Courier" | "Courier-Bold";

/** How wide a line comes out, in points; for the other typefaces near enough to fold lines by. */
export function widthOf(text: string, typeface: Typeface, size: number): number {
  if (typeface.startsWith("Courier")) return text.length * 0.6 * size;
  const plain = text.normalize("NFD").replaceAll(/\p{M}/gu, "");
  const sum = Array.from(plain, (letter) => helvetica[letter.charCodeAt(0) - first] ?? 556).reduce((a, b) => a + b, 0);
  const factor = (typeface.startsWith("Times") ? 0.9 : 1) * (typeface.endsWith("Bold") ? 1.07 : 1);
  return (sum / 1000) * factor * size;
}

/** Breaks a text at blanks into lines that are no wider than `width` points. */
export function foldText(text: string, width: number, typeface: Typeface, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, typeface, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
