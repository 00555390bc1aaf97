import { Tensor } from "onnxruntime-node";
import type { FoundLine } from "./find-lines.ts";
import type { OcrModels } from "./ocr-models.ts";
import type { PageImage } from "./page-image.ts";

/** What a line says, and the mean probability of its characters: a hint, too high by some per cent. */
export interface ReadLine {
  text: string;
  score: number;
}

const lineHeight = 48;
const linesAtOnce = 8;
const widest = 2400;
const narrowest = 64;

/** Reads lines of a picture, in their order. Lines of like length are read together. */
export async function readLines(models: OcrModels, image: PageImage, lines: readonly FoundLine[]): Promise<ReadLine[]> {
  const order = [...lines.keys()].sort((a, b) => shapeOf(lines[a]!) - shapeOf(lines[b]!));
  const read: ReadLine[] = [];
  for (let from = 0; from < order.length; from += linesAtOnce) {
    const some = order.slice(from, from + linesAtOnce);
    const found = await readTogether(
      models,
      image,
      some.map((at) => lines[at]!),
    );
    for (const [turn, at] of some.entries()) read[at] = found[turn]!;
  }
  return read;
}

const shapeOf = ({ left, right, top, bottom }: FoundLine): number => (right - left) / Math.max(1, bottom - top);

async function readTogether(
  { recogniser, characters }: OcrModels,
  image: PageImage,
  lines: readonly FoundLine[],
): Promise<ReadLine[]> {
  const wanted = Math.max(...lines.map((one) => lineHeight * shapeOf(one)));
  const width = Math.min(widest, Math.max(narrowest, Math.ceil(wanted / 32) * 32));
  const values = new Float32Array(lines.length * 3 * lineHeight * width);
  for (const [at, line] of lines.entries()) drawLine(image, line, values.subarray(at * 3 * lineHeight * width), width);
  const result = await recogniser.run({
    [recogniser.inputNames[0]!]: new Tensor("float32", values, [lines.length, 3, lineHeight, width]),
  });
  const output = result[recogniser.outputNames[0]!]!;
  const [, steps = 0, classes = 0] = output.dims;
  const chances = output.data as Float32Array;
  return lines.map((_, at) =>
    decodeLine(chances.subarray(at * steps * classes, (at + 1) * steps * classes), classes, characters),
  );
}

/** Draws a line at the height that the network reads, blue first, between -1 and 1; the rest of the row stays grey. */
function drawLine({ pixels, width, height }: PageImage, line: FoundLine, values: Float32Array, rowWidth: number): void {
  const drawn = Math.min(rowWidth, Math.max(1, Math.round(lineHeight * shapeOf(line))));
  const size = lineHeight * rowWidth;
  const [across, down] = [(line.right - line.left) / drawn, (line.bottom - line.top) / lineHeight];
  for (let y = 0; y < lineHeight; y += 1) {
    const sourceY = Math.min(height - 1, Math.max(0, line.top + (y + 0.5) * down - 0.5));
    const [upper, lower] = [Math.floor(sourceY), Math.min(height - 1, Math.floor(sourceY) + 1)];
    for (let x = 0; x < drawn; x += 1) {
      const sourceX = Math.min(width - 1, Math.max(0, line.left + (x + 0.5) * across - 0.5));
      const [near, far] = [Math.floor(sourceX), Math.min(width - 1, Math.floor(sourceX) + 1)];
      const [right, low] = [sourceX - near, sourceY - upper];
      for (let colour = 0; colour < 3; colour += 1) {
        const at = (row: number, column: number) => pixels[(row * width + column) * 3 + colour]!;
        const above = at(upper, near) * (1 - right) + at(upper, far) * right;
        const below = at(lower, near) * (1 - right) + at(lower, far) * right;
        values[(2 - colour) * size + y * rowWidth + x] = (above * (1 - low) + below * low) / 127.5 - 1;
      }
    }
  }
}

/** The likeliest class at each step; what repeats is one character, and where the steps between two are many there is a blank. */
function decodeLine(chances: Float32Array, classes: number, characters: readonly string[]): ReadLine {
  const found: { character: string; step: number; chance: number }[] = [];
  let before = 0;
  for (let step = 0; step * classes < chances.length; step += 1) {
    let best = 0;
    for (let each = 1; each < classes; each += 1)
      if (chances[step * classes + each]! > chances[step * classes + best]!) best = each;
    if (best !== 0 && best !== before)
      found.push({ character: plain(characters[best] ?? ""), step, chance: chances[step * classes + best]! });
    before = best;
  }
  const score = found.length === 0 ? 0 : found.reduce((sum, one) => sum + one.chance, 0) / found.length;
  return { text: withBlanks(found), score };
}

/** The network was taught Chinese too, and writes some marks as that does. */
function plain(character: string): string {
  return character.normalize("NFKC");
}

/** Gaps of so many times the usual one are blanks that the network did not write. */
const blankGap = 1.4;

function withBlanks(found: readonly { character: string; step: number }[]): string {
  const isGap = (at: number) => at > 0 && found[at]!.character !== " " && found[at - 1]!.character !== " ";
  const gaps = found.flatMap((one, at) => (isGap(at) ? [one.step - found[at - 1]!.step] : [])).sort((a, b) => a - b);
  const usual = gaps[gaps.length >> 1] ?? 1;
  return found
    .map(({ character, step }, at) =>
      found.length > 2 && isGap(at) && step - found[at - 1]!.step > blankGap * usual + 0.5
        ? ` ${character}`
        : character,
    )
    .join("")
    .replaceAll(/\s+/g, " ")
    .trim();
}
